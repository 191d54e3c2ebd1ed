import Chances
import Testing

@testable import Depths

/// Ranges reckoned with: held against many values drawn from within them.
@Suite struct EstimateTests {
    private static func estimate(_ chance: inout Chance, _ range: ClosedRange<Double>, _ name: String) throws
        -> Estimate
    {
        let ends = [chance.number(range), chance.number(range)].sorted()
        return Estimate(low: ends[0], high: ends[1], lowGrounds: ["\(name)-low"], highGrounds: ["\(name)-high"])
    }

    private static func values(_ estimate: Estimate, _ chance: inout Chance) -> [Double] {
        [estimate.low, estimate.high] + (0..<6).map { _ in chance.number(estimate.low...estimate.high) }
    }

    /// No pair of values within two ranges leads outside the result, and the pair that its grounds name leads to each end.
    private func holds(
        _ left: Estimate, _ right: Estimate, _ result: Estimate, _ chance: inout Chance,
        _ operation: (Double, Double) -> Double
    ) {
        let room = 1e-9 * max(1, abs(result.low), abs(result.high))
        for first in Self.values(left, &chance) {
            for second in Self.values(right, &chance) {
                let value = operation(first, second)
                #expect(value >= result.low - room && value <= result.high + room)
            }
        }
        for (end, grounds) in [(result.low, result.lowGrounds), (result.high, result.highGrounds)] {
            let first = grounds.contains("left-low") ? left.low : left.high
            let second = grounds.contains("right-low") ? right.low : right.high
            #expect(abs(operation(first, second) - end) <= room)
        }
    }

    @Test func noValueWithinTheRangesLeadsOutsideTheResult() throws {
        var chance = Chance(seed: 7)
        for _ in 0..<300 {
            let left = try Self.estimate(&chance, -20...20, "left")
            let right = try Self.estimate(&chance, -20...20, "right")
            let divisor = try Self.estimate(&chance, 0.1...20, "right")
            holds(left, right, left + right, &chance, +)
            holds(left, right, left - right, &chance, -)
            holds(left, right, left * right, &chance, *)
            holds(left, divisor, try left.divided(by: divisor, named: "divisor"), &chance, /)
        }
    }

    @Test func theSpreadOfRivalsNamesWhoMakesEachEnd() throws {
        let rivals = [
            try Estimate(5.5, 5.5, grounds: ["directorate"]), try Estimate(4, 4, grounds: ["operator"]),
            try Estimate(3.8, 3.8, grounds: ["line"]),
        ]
        let spread = try Estimate.spread(of: rivals)
        #expect(spread.low == 3.8 && spread.lowGrounds == ["line"])
        #expect(spread.high == 5.5 && spread.highGrounds == ["directorate"])
        #expect(throws: DepthError.nothingGiven) { try Estimate.spread(of: []) }
    }

    @Test func aWayFromOneValueToAnother() throws {
        let start = try Estimate(-28.23, -28.23, grounds: ["a"])
        let end = try Estimate(-30, -29.8, grounds: ["b"])
        #expect(start.towards(end, share: 0) == start)
        #expect(start.towards(end, share: 1) == end)
        let half = start.towards(end, share: 0.5)
        #expect(abs(half.low + 29.115) < 1e-9 && abs(half.high + 29.015) < 1e-9)
        #expect(half.lowGrounds == ["a", "b"])
        #expect(start.towards(end, share: 7) == end && start.towards(end, share: -3) == start)
    }

    @Test(arguments: [(Double.nan, 1.0), (0, .infinity), (-1e13, 0), (0, 1e13)])
    func whatIsNoNumberIsRefused(_ low: Double, _ high: Double) {
        #expect(throws: DepthError.notANumber) { try Estimate(low, high) }
    }

    @Test func aRangeThatRunsBackIsRefused() throws {
        #expect(throws: DepthError.endsReversed(low: 2, high: 1)) { try Estimate(2, 1) }
        let around = try Estimate(-1, 1)
        #expect(throws: DepthError.notPositive("breadth")) { try around.divided(by: around, named: "breadth") }
    }
}
