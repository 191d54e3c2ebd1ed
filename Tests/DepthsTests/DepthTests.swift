import Chances
import Testing

@testable import Depths

/// What is left of a stated depth when the water falls, by hand and against every corner of its ranges.
@Suite struct DepthTests {
    private static func level(_ low: Double, _ high: Double, _ datum: String = "bs", _ ground: String = "w") throws
        -> WaterLevel
    {
        try WaterLevel(try Estimate(low, high, grounds: [ground]), above: datum)
    }

    @Test func aFallOfTwoMetresTakesTwoMetres() throws {
        let depth = try StatedDepth(try Estimate(7, 8, grounds: ["d"]), .bottom, at: try Self.level(-29, -29))
        let left = try depth.left(at: try Self.level(-31, -31, "bs", "x"))
        #expect(left.low == 5 && left.high == 6)
        #expect(left.lowGrounds == ["d", "w", "x"])
        // Five metres of water, a tenth to three twentieths of the draught kept under the keel.
        let allowed = try depth.draught(at: try Self.level(-31, -31), allowance: try Estimate(0.1, 0.15))
        #expect(abs(allowed.low - 5 / 1.15) < 1e-12 && abs(allowed.high - 6 / 1.1) < 1e-12)
    }

    @Test func aStatedDraughtHasTheAllowanceInIt() throws {
        let depth = try StatedDepth(try Estimate(4.5, 4.5), .draught, at: try Self.level(-29.35, -29.35))
        let allowed = try depth.draught(at: try Self.level(-30.35, -30.35), allowance: try Estimate(0.1, 0.15))
        #expect(abs(allowed.low - 3.5) < 1e-12 && allowed.isExact)
    }

    @Test func whereNobodySaysWhichBothAreMeant() throws {
        let water = try Self.level(-29, -29)
        let depth = try StatedDepth(try Estimate(4.6, 4.6), .either, at: water)
        let allowed = try depth.draught(at: water, allowance: try Estimate(0.1, 0.15))
        #expect(abs(allowed.low - 4) < 1e-12 && allowed.high == 4.6)
    }

    @Test func theSameWaterTakesNothing() throws {
        let water = try Self.level(-29.2, -28.3)
        let depth = try StatedDepth(try Estimate(5, 5), .bottom, at: water)
        #expect(try depth.left(at: water).low == 5)
        #expect(try depth.left(at: water).high == 5)
        // Other water of the same width may be anywhere within it.
        let left = try depth.left(at: try Self.level(-29.2, -28.3, "bs", "other"))
        #expect(abs(left.low - 4.1) < 1e-12 && abs(left.high - 5.9) < 1e-12)
    }

    @Test func nothingIsLeftOfDryGround() throws {
        let depth = try StatedDepth(try Estimate(4, 4), .bottom, at: try Self.level(-29, -29))
        let left = try depth.left(at: try Self.level(-36, -36))
        #expect(left.high == -3)
        let allowed = try depth.draught(at: try Self.level(-36, -36), allowance: try Estimate(0.1, 0.15))
        #expect(allowed.low == 0 && allowed.high == 0)
    }

    @Test func datumsAreNeverMixed() throws {
        let depth = try StatedDepth(try Estimate(4, 4), .bottom, at: try Self.level(-29, -29))
        #expect(throws: DepthError.otherDatum("dahiti", "bs")) {
            try depth.left(at: try Self.level(-28, -28, "dahiti"))
        }
        #expect(throws: DepthError.otherDatum("", "")) {
            try WaterLevel(try Estimate(-27, -27), above: "")
        }
    }

    @Test func whatCannotBeADepthIsRefused() throws {
        let water = try Self.level(-29, -29)
        for value in [0.0, -3] {
            #expect(throws: DepthError.notPositive("depth")) {
                try StatedDepth(try Estimate(value, 4), .bottom, at: water)
            }
        }
        let depth = try StatedDepth(try Estimate(4, 4), .bottom, at: water)
        #expect(throws: DepthError.notPositive("water under the keel")) {
            try depth.draught(at: water, allowance: try Estimate(-0.5, 0.1))
        }
    }

    /// The slow way: every corner of the six ranges, and many values between.
    @Test func noShipCarriesMoreOrLessThanTheRangeSays() throws {
        var chance = Chance(seed: 11)
        for _ in 0..<150 {
            func range(_ low: Double, _ high: Double) throws -> Estimate {
                let ends = [chance.number(low...high), chance.number(low...high)].sorted()
                return try Estimate(ends[0], ends[1])
            }
            let hull = try Hull(
                length: try range(80, 160), breadth: try range(10, 20), fullDraught: try range(3, 8),
                deadweight: try range(2_000, 14_000), waterplaneCoefficient: try range(0.7, 1))
            let (allowed, density) = (try range(0, 9), try range(1, 1.03))
            let load = try hull.load(atDraught: allowed, in: density)
            let all = [
                hull.length, hull.breadth, hull.fullDraught, hull.deadweight, hull.waterplaneCoefficient, allowed,
                density,
            ]
            var seen = (low: Double.infinity, high: -Double.infinity)
            for corner in 0..<(1 << all.count) {
                let values = all.enumerated().map { corner >> $0.offset & 1 == 0 ? $0.element.low : $0.element.high }
                let share = Self.share(values)
                #expect(share >= load.share.low - 1e-9 && share <= load.share.high + 1e-9)
                seen = (min(seen.low, share), max(seen.high, share))
                let within = Self.share(all.map { chance.number($0.low...$0.high) })
                #expect(within >= load.share.low - 1e-9 && within <= load.share.high + 1e-9)
            }
            #expect(abs(seen.low - load.share.low) < 1e-9 && abs(seen.high - load.share.high) < 1e-9)
        }
    }

    /// The share of her deadweight that one ship of exact dimensions carries, reckoned without ranges.
    private static func share(_ values: [Double]) -> Double {
        let (length, breadth, full, deadweight) = (values[0], values[1], values[2], values[3])
        let tonnesForAMetre = length * breadth * values[4] * values[6]
        return min(max(1 - max(full - values[5], 0) * tonnesForAMetre / deadweight, 0), 1)
    }
}
