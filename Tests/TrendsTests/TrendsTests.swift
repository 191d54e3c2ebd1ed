import Chances
import Testing

import Trends

@Suite("Trends of a series")
struct TrendsTests {
    private func series(_ values: [Double]) -> [Sample] {
        values.enumerated().map { Sample(time: Double($0.offset), value: $0.element) }
    }

    private func error<Answer>(_ question: () throws -> Answer) -> TrendError? {
        do {
            _ = try question()
            return nil
        } catch {
            return error as? TrendError
        }
    }

    @Test("a line through three points, worked out by hand")
    func lineByHand() throws {
        // Times 0, 1, 2 and values 1, 3, 2: products 1, squares 2, so slope 1/2; rest 3/2, residual (3/2)^(1/2).
        let fit = try LineFit(series([1, 3, 2]))
        #expect(fit.slope == 0.5)
        #expect(fit.intercept == 1.5)
        #expect(fit.value(at: 10) == 6.5)
        #expect(abs(fit.residual - 1.5.squareRoot()) < 1e-15)
        #expect(abs(fit.slopeError - 0.75.squareRoot()) < 1e-15)
        // Student's quantile of one degree is the tangent: 12.706…
        let interval = try fit.slopeInterval()
        #expect(abs(interval.upperBound - (0.5 + 12.706_204_736_174_7 * 0.75.squareRoot())) < 1e-9)
        #expect(try fit.valueInterval(at: 1).lowerBound < fit.lineInterval(at: 1).lowerBound)
    }

    @Test("a median slope forgets an outlier that a line by least squares follows")
    func outlier() throws {
        let values = series([0, 1, 2, 3, 4, 5, 6, 400, 8])
        #expect(try MedianSlope(values).slope == 1)
        #expect(try LineFit(values).slope > 1)
        #expect(try LineFit(values).slopeInterval().lowerBound < 0)
    }

    @Test("four values that fall are not enough to call it a fall at one in twenty: 1/12")
    func fourFalling() throws {
        // One of the 24 orders falls throughout and one rises throughout.
        let trend = try RankTrend(series([4, 3, 2, 1]))
        #expect(trend.sum == -6)
        #expect(trend.method == .counted)
        #expect(abs(trend.probability - 1.0 / 12) < 1e-15)
        #expect(trend.agreement == -1)
    }

    @Test("the counted probability is what going through every order gives")
    func everyOrder() throws {
        for length in 3...6 {
            let orders = permutations(Array(0..<length))
            let sums = try orders.map { try RankTrend(series($0.map(Double.init))).sum }
            for (order, sum) in zip(orders, sums) {
                let share = Double(sums.count { abs($0) >= abs(sum) }) / Double(sums.count)
                let own = try RankTrend(series(order.map(Double.init))).probability
                #expect(abs(own - share) < 1e-12)
            }
        }
    }

    private func permutations(_ items: [Int]) -> [[Int]] {
        guard items.count > 1 else { return [items] }
        return items.flatMap { first in
            permutations(items.filter { $0 != first }).map { [first] + $0 }
        }
    }

    @Test("shifting, stretching and turning a series does to its slopes what it must")
    func properties() throws {
        var chance = Chance(seed: 7)
        for _ in 0..<60 {
            let count = 4 + chance.below(20)
            let values = (0..<count).map { Sample(time: Double($0), value: chance.number(-5...5).rounded()) }
            guard values.contains(where: { $0.value != values[0].value }) else { continue }
            let turned = values.map { Sample(time: $0.time, value: 3 - 2 * $0.value) }
            let mixed = values.shuffled(using: &chance)
            let (line, other) = (try LineFit(values), try LineFit(turned))
            #expect(abs(other.slope + 2 * line.slope) < 1e-12)
            #expect(abs(try LineFit(mixed).slope - line.slope) < 1e-12)
            let (slope, turnedSlope) = (try MedianSlope(values), try MedianSlope(turned))
            #expect(abs(turnedSlope.slope + 2 * slope.slope) < 1e-12)
            #expect(try MedianSlope(mixed) == slope)
            #expect(try slope.slopeInterval().contains(slope.slope))
            let (rank, turnedRank) = (try RankTrend(values), try RankTrend(turned))
            #expect(turnedRank.sum == -rank.sum)
            #expect(turnedRank.probability == rank.probability)
            #expect((0...1).contains(rank.probability))
            let plain = values.map(\.value)
            #expect(plain.count { $0 < (try? quantile(0.5, of: plain)) ?? 0 } <= count / 2)
        }
    }

    @Test("series from which nothing can be told are refused and told apart")
    func degenerate() {
        let one = [Sample(time: 1, value: 2)]
        let together = [1.0, 2, 3].map { Sample(time: 5, value: $0) }
        let flat = series([4, 4, 4, 4])
        let broken = series([1, .nan, 3])
        let endless = [Sample(time: 0, value: 1), Sample(time: .infinity, value: 2), Sample(time: 1, value: 3)]
        #expect(error { try LineFit([]) } == .tooFew(needed: 3, given: 0))
        #expect(error { try LineFit(one) } == .tooFew(needed: 3, given: 1))
        #expect(error { try MedianSlope(one) } == .tooFew(needed: 2, given: 1))
        #expect(error { try RankTrend(one) } == .tooFew(needed: 3, given: 1))
        for question in [LineFit.init, LineFit.init] as [([Sample]) throws -> LineFit] {
            #expect(error { try question(together) } == .equalTimes)
            #expect(error { try question(broken) } == .notANumber(place: 1))
            #expect(error { try question(endless) } == .notANumber(place: 1))
        }
        #expect(error { try MedianSlope(together) } == .equalTimes)
        #expect(error { try MedianSlope(broken) } == .notANumber(place: 1))
        #expect(error { try RankTrend(together) } == .equalTimes)
        #expect(error { try RankTrend(broken) } == .notANumber(place: 1))
        #expect(error { try RankTrend(flat) } == .equalValues)
        #expect(error { try outlierScores([4, 4, 4]) } == .equalValues)
        #expect(error { try median([]) } == .tooFew(needed: 1, given: 0))
        #expect(error { try median([1, .nan]) } == .notANumber(place: 1))
        let long = series([Double](repeating: 1, count: MedianSlope.longest + 1))
        #expect(error { try MedianSlope(long) } == .tooMany(limit: 2000, given: 2001))
    }

    @Test("a flat series has a slope of nought without a doubt; an exact line explains everything")
    func exact() throws {
        let flat = try LineFit(series([4, 4, 4, 4]))
        #expect(flat.slope == 0)
        #expect(flat.explained == nil)
        #expect(try flat.probability() == 1)
        let straight = try LineFit(series([1, 3, 5, 7]))
        #expect(straight.explained == 1)
        #expect(try straight.slopeInterval() == 2...2)
        #expect(try straight.probability() == 0)
        #expect(try MedianSlope(series([4, 4, 4, 4])).slopeInterval() == 0...0)
    }

    @Test("shares and degrees that cannot be are refused")
    func outside() throws {
        #expect(error { try normalQuantile(0) } == .outside(0))
        #expect(error { try normalQuantile(1) } == .outside(1))
        #expect(error { try studentQuantile(0.5, degrees: 0) } == .outside(0))
        #expect(error { try studentShare(above: 1, degrees: -1) } == .outside(-1))
        #expect(error { try quantile(1.5, of: [1]) } == .outside(1.5))
        #expect(error { try LineFit(series([1, 3, 2])).slopeInterval(confidence: 1) } == .outside(1))
        #expect(try quantile(1, of: [3, 1, 2]) == 3)
        #expect(try studentShare(above: .infinity, degrees: 3) == 0)
    }
}
