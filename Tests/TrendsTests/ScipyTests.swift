import Foundation
import Testing

import Trends

/// The answers of scipy, written by `Tests/Judges/trends.py`.
private struct Golden: Decodable {
    struct Line: Decodable {
        let slope, slopeError, intercept, explained, probability: Double
    }
    struct Rank: Decodable {
        let sum: Int
        let variance, score, probability, agreement: Double
        let counted: Bool
    }
    struct Places: Decodable {
        let median, deviation: Double
        let quantiles: [[Double]]
        let scores: [Double]
    }
    struct Series: Decodable {
        let name: String
        let times, values: [Double]
        let line: Line
        let rankTrend: Rank
        let places: Places
        let lineIntervals, slopeIntervals: [Double: [Double]]
        let medianSlope: Double

        private enum Key: String, CodingKey { case name, times, values, line, rankTrend, places, medianSlope }

        init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: Key.self)
            name = try fields.decode(String.self, forKey: .name)
            times = try fields.decode([Double].self, forKey: .times)
            values = try fields.decode([Double].self, forKey: .values)
            line = try fields.decode(Line.self, forKey: .line)
            rankTrend = try fields.decode(Rank.self, forKey: .rankTrend)
            places = try fields.decode(Places.self, forKey: .places)
            lineIntervals = try Self.intervals(fields.decode([String: Loose].self, forKey: .line))
            let slopes = try fields.decode([String: Loose].self, forKey: .medianSlope)
            slopeIntervals = Self.intervals(slopes)
            medianSlope = try #require(slopes["slope"]?.number)
        }

        private static func intervals(_ fields: [String: Loose]) -> [Double: [Double]] {
            var found: [Double: [Double]] = [:]
            for (key, value) in fields where key.hasPrefix("interval") {
                if let confidence = Double(key.dropFirst("interval".count)) { found[confidence] = value.numbers }
            }
            return found
        }
    }
    struct Distributions: Decodable {
        let normalQuantiles, normalShares, studentQuantiles, studentShares: [[Double]]
    }
    let series: [Series]
    let distributions: Distributions
}

private struct Loose: Decodable {
    let number: Double?
    let numbers: [Double]

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        number = try? value.decode(Double.self)
        numbers = (try? value.decode([Double].self)) ?? []
    }
}

@Suite("What scipy says of series and distributions")
struct ScipyTests {
    private let golden: Golden

    init() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/scipy.json")
        golden = try JSONDecoder().decode(Golden.self, from: Data(contentsOf: file))
        #expect(golden.series.count == 20)
    }

    private func agrees(_ own: Double, _ other: Double, _ what: String, scale: Double = 0) {
        let allowed = max(abs(other), scale) * 1e-9
        #expect(abs(own - other) <= allowed, "\(what): \(own), scipy \(other)")
    }

    private func samples(_ series: Golden.Series) -> [Sample] {
        zip(series.times, series.values).map { Sample(time: $0, value: $1) }
    }

    @Test("lines by least squares have scipy's slopes, intervals and probabilities")
    func lines() throws {
        for series in golden.series {
            let fit = try LineFit(samples(series))
            agrees(fit.slope, series.line.slope, "\(series.name) slope")
            // An exact line has an error of nought, which scipy gives to the last digit only.
            agrees(fit.slopeError, series.line.slopeError, "\(series.name) error", scale: abs(fit.slope) * 1e-6)
            let size = (series.values.map(abs).max() ?? 0) + abs(fit.slope) * (series.times.map(abs).max() ?? 0)
            agrees(fit.intercept, series.line.intercept, "\(series.name) intercept", scale: size)
            agrees(try #require(fit.explained), series.line.explained, "\(series.name) explained", scale: 1e-3)
            agrees(try fit.probability(), series.line.probability, "\(series.name) probability", scale: 1e-6)
            for (confidence, interval) in series.lineIntervals {
                let own = try fit.slopeInterval(confidence: confidence)
                agrees(own.lowerBound, interval[0], "\(series.name) \(confidence)", scale: fit.slopeError)
                agrees(own.upperBound, interval[1], "\(series.name) \(confidence)", scale: fit.slopeError)
            }
        }
    }

    @Test("median slopes and their intervals are scipy's")
    func medianSlopes() throws {
        for series in golden.series {
            let found = try MedianSlope(samples(series))
            agrees(found.slope, series.medianSlope, "\(series.name) slope", scale: 1e-6)
            for (confidence, interval) in series.slopeIntervals {
                let own = try found.slopeInterval(confidence: confidence)
                agrees(own.lowerBound, interval[0], "\(series.name) \(confidence)", scale: 1e-6)
                agrees(own.upperBound, interval[1], "\(series.name) \(confidence)", scale: 1e-6)
            }
        }
    }

    @Test("trends of ranks have the sums, variances and probabilities of scipy, with ties and without")
    func rankTrends() throws {
        for series in golden.series {
            let found = try RankTrend(samples(series))
            #expect(found.sum == series.rankTrend.sum)
            #expect((found.method == .counted) == series.rankTrend.counted)
            agrees(found.variance, series.rankTrend.variance, "\(series.name) variance")
            agrees(found.score, series.rankTrend.score, "\(series.name) score")
            agrees(found.probability, series.rankTrend.probability, "\(series.name) probability")
            agrees(found.agreement, series.rankTrend.agreement, "\(series.name) tau", scale: 1e-6)
        }
    }

    @Test("medians, quantiles, deviations and scores of outliers are numpy's and scipy's")
    func places() throws {
        for series in golden.series {
            agrees(try median(series.values), series.places.median, "\(series.name) median", scale: 1e-6)
            agrees(try medianDeviation(series.values), series.places.deviation, "\(series.name) deviation")
            for pair in series.places.quantiles {
                agrees(try quantile(pair[0], of: series.values), pair[1], "\(series.name) \(pair[0])", scale: 1e-6)
            }
            if series.places.deviation > 0 {
                for (own, other) in zip(try outlierScores(series.values), series.places.scores) {
                    agrees(own, other, "\(series.name) score", scale: 1e-3)
                }
            }
        }
    }

    @Test("the normal distribution and Student's are scipy's, far into their tails")
    func distributions() throws {
        for pair in golden.distributions.normalQuantiles {
            agrees(try normalQuantile(pair[0]), pair[1], "normal quantile \(pair[0])")
        }
        for pair in golden.distributions.normalShares {
            agrees(normalShare(below: pair[0]), pair[1], "normal share \(pair[0])")
        }
        for triple in golden.distributions.studentQuantiles {
            agrees(try studentQuantile(triple[0], degrees: triple[1]), triple[2], "student \(triple)", scale: 1e-3)
        }
        for triple in golden.distributions.studentShares {
            agrees(try studentShare(above: triple[0], degrees: triple[1]), triple[2], "student share \(triple)")
        }
    }
}
