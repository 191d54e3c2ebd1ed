import Testing

@testable import Depths

/// Ships whose published figures are known.
@Suite struct HullTests {
    private static func exactly(_ value: Double) throws -> Estimate { try Estimate.exactly(value) }

    private static func hull(
        _ length: Double, _ breadth: Double, _ draught: Double, _ deadweight: Double, _ coefficient: (Double, Double)
    ) throws -> Hull {
        try Hull(
            length: exactly(length), breadth: exactly(breadth), fullDraught: exactly(draught),
            deadweight: exactly(deadweight), waterplaneCoefficient: try Estimate(coefficient.0, coefficient.1))
    }

    // Project RST27 is published with 7,030 t at 4.20 m in the sea and 5,428 t at 3.60 m in a river; project RST26 with
    // 4,600 t at 4.784 m and 2,820 t at 3.60 m. The formula must lie around the difference of each pair, from which the
    // change of the water's density from 1.025 to 1 is taken off at a block coefficient of 0.93.
    @Test(arguments: [
        (140.85, 16.6, 4.2, 7_030.0, 3.6, 5_428.0), (118.87, 13.0, 4.784, 4_600.0, 3.6, 2_820.0),
    ])
    func publishedPairsLieWithinTheFormula(
        _ length: Double, _ breadth: Double, _ sea: Double, _ seaLoad: Double, _ river: Double, _ riverLoad: Double
    ) throws {
        let hull = try Self.hull(length, breadth, sea, seaLoad, (0.88, 0.98))
        let formula = try hull.tonnesPerCentimetre(in: try Self.exactly(1))
        let lighter = 0.025 * length * breadth * 0.93 * river
        let published = (seaLoad - riverLoad - lighter) / ((sea - river) * 100) / 1.025
        #expect(published > formula.low - 0.5 && published < formula.high + 0.5)
    }

    @Test func aShipWithRoomUnderHerCarriesAll() throws {
        let hull = try Self.hull(140.85, 16.6, 4.2, 7_030, (0.88, 0.98))
        let density = try Estimate(1.005, 1.011)
        let load = try hull.load(atDraught: try Self.exactly(5), in: density)
        #expect(load.entry == .full && load.tonnes.low == 7_030 && load.lost.high == 0)
        #expect(try hull.load(atDraught: try Self.exactly(0), in: density).entry == .none)
    }

    /// By hand: 140 m × 16 m × 0.9 × 1.0 / 100 = 20.16 t for each centimetre; 30 cm less are 604.8 t.
    @Test func thirtyCentimetresLess() throws {
        let hull = try Self.hull(140, 16, 4.2, 6_048, (0.9, 0.9))
        let load = try hull.load(atDraught: try Self.exactly(3.9), in: try Self.exactly(1))
        #expect(abs(load.lost.low - 604.8) < 1e-6)
        #expect(abs(load.share.low - 0.9) < 1e-9 && load.entry == .part)
        let draught = try hull.draught(leaving: try Self.exactly(604.8), in: try Self.exactly(1))
        #expect(abs(draught.low - 3.9) < 1e-9)
    }

    @Test func rivalsMayLeaveItOpen() throws {
        let hull = try Self.hull(140, 16, 4.2, 6_048, (0.9, 0.9))
        let density = try Self.exactly(1)
        let loads = try [5.5, 1].map { try hull.load(atDraught: try Self.exactly($0), in: density) }
        #expect(loads.map(\.entry) == [.full, .none])
        #expect(try Load.spread(of: loads).entry == .doubtful)
    }

    @Test func impossibleShipsAreRefused() throws {
        #expect(throws: DepthError.notPositive("breadth")) { try Self.hull(140, 0, 4.2, 6_048, (0.9, 0.9)) }
        #expect(throws: DepthError.notPositive("water outside the hull")) {
            try Self.hull(140, 16, 4.2, 6_048, (0.9, 1.2))
        }
        let hull = try Self.hull(140, 16, 4.2, 6_048, (0.9, 0.9))
        #expect(throws: DepthError.notPositive("density")) {
            try hull.load(atDraught: try Self.exactly(4), in: try Estimate(0, 1))
        }
    }

    @Test func everyFaultSaysWhatToDo() {
        let faults: [DepthError] = [
            .notANumber, .endsReversed(low: 2, high: 1), .otherDatum("a", "b"), .notPositive("draught"), .nothingGiven,
        ]
        #expect(Set(faults.map(\.code)).count == faults.count)
        #expect(faults.allSatisfy { $0.message.hasSuffix(".") && $0.message.contains(" ") })
    }
}
