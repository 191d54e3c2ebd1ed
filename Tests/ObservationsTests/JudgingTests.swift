import Foundation
import Measures
import Observations
import Testing

@Suite struct JudgingTests {
    @Test func aSpikeIsMarkedAndAStepIsNot() {
        let waves: [Double] = (0..<40).map { (place: Int) -> Double in
            let slow = Double(place % 7) * 0.003
            return slow + Double(place % 3) * 0.01
        }
        var values: [Double?] = waves.map { Optional($0) }
        values[20] = 5
        #expect(SeriesOutliers.find(values).map(\.place) == [20])
        let stepped: [Double?] = waves.indices.map { (place: Int) -> Double? in
            place < 20 ? waves[place] : waves[place] + 5
        }
        #expect(SeriesOutliers.find(stepped).isEmpty)
        // Most readings the same: the mean deviation stands in.
        #expect(SeriesOutliers.find((0..<40).map { $0 == 20 ? 5 : 1 }).map(\.place) == [20])
        #expect(SeriesOutliers.find(Array(repeating: 1, count: 40)).isEmpty)
        #expect(SeriesOutliers.find([1, 9, 1]).isEmpty)
    }

    @Test func gapsFollowTheResolution() throws {
        let series = try ObservationNode.level()
        let found = SeriesGaps.find(
            days("2020-01-01", ["1", "1"]) + days("2020-01-06", ["1", "1"]), of: series)
        #expect(found.map(\.missing) == [3])
        #expect(found.first?.before.text == "2020-01-02")
        #expect(SeriesGaps.find(days("2020-01-01", ["1", "1", "1"]), of: series).isEmpty)
    }

    /// Thirty years of satellite altimetry hold one value that lies apart.
    @Test func theOneOutlierOfAnAltimetrySeriesIsFound() throws {
        let tests = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        let root = tests.deletingLastPathComponent().deletingLastPathComponent()
        let name = "shared/data/environment/caspian_level_dahiti_1992_2023.csv"
        let file = root.deletingLastPathComponent().appending(path: name)
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { return }
        let rows = text.split(whereSeparator: \.isNewline).dropFirst().map { $0.split(separator: ",") }
        let found = SeriesOutliers.find(rows.map { Double($0[1]) })
        #expect(found.map { String(rows[$0.place][0]) } == ["2000-01-27"])
    }
}
