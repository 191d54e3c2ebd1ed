import Chances
import Foundation
import Languages
import Markup
import Measures
import Testing

@testable import Web

@Suite("Charts") struct ChartTests {
    private static let words = ChartWords(
        title: "Who says what, in metres", about: "Draught by speaker", asTable: "As a table", first: "Said by",
        second: "m")

    private static func row(
        _ speaker: String, _ low: Double?, _ high: Double?, _ label: String, chosen: Bool = false
    ) -> RivalsPlot.Row {
        RivalsPlot.Row(speaker: speaker, language: .en, low: low, high: high, label: label, isChosen: chosen)
    }

    @Test("ticks are round, rise, reach around all values and read as what they are")
    func ticks() throws {
        var random = Chance(seed: 5)
        for _ in 0..<2000 {
            let scale = [1e-6, 0.01, 1, 30, 1e4, 1e9, 1e14][Int(random.next() % 7)]
            let values = (0...Int(random.next() % 5)).map { _ in random.number(-1...1) * scale }
            let axis = AxisTicks(around: values)
            #expect(axis.ticks.count >= 2 && axis.ticks.count <= 12)
            for value in values { #expect((-1e-6...1.000_001).contains(axis.share(value))) }
            for (tick, next) in zip(axis.ticks, axis.ticks.dropFirst()) { #expect(tick.value < next.value) }
            for tick in axis.ticks {
                let read = try #require(Double(tick.text))
                #expect(abs(read - tick.value) <= max(abs(read), abs(tick.value)) * 1e-9 + 1e-13)
            }
        }
    }

    @Test("ticks of odd values do not trap")
    func oddTicks() {
        let odd: [[Double]] = [
            [], [0], [.nan], [.infinity, 3], [1e300, -1e300], [1e15, -1e15], [.leastNonzeroMagnitude],
            [1e15, 1e15 + 0.125], [-7, -7],
        ]
        for values in odd {
            let axis = AxisTicks(around: values)
            #expect(axis.ticks.count >= 2)
            #expect(axis.lower < axis.upper)
        }
        #expect(AxisTicks(around: [3.8, 5.5]).ticks.map(\.text) == ["3.5", "4", "4.5", "5", "5.5"])
        #expect(AxisTicks.text(-25, -2) == "-0.25")
        #expect(AxisTicks.text(3, 2) == "300")
    }

    @Test("rivals: dots, bars and arrows, at most twelve with the chosen one among them")
    func rivals() {
        let rows =
            [
                Self.row("Port", 5.5, 5.5, "5.5", chosen: true), Self.row("Line", 3.8, 4.2, "3.8–4.2"),
                Self.row("Press", nil, 4, "< 4"), Self.row("Ministry", 5, nil, "> 5"), Self.row("None", nil, nil, "?"),
            ]
        let text = RivalsPlot(rows: rows, words: Self.words, numbers: NumberFormat(.en)).markup.text
        #expect(text.components(separatedBy: "class=\"range\"").count == 4)
        #expect(text.components(separatedBy: "<polyline").count == 3)
        #expect(text.components(separatedBy: "class=\"dot").count == 6)
        let many = (0..<30).map { Self.row("Speaker \($0)", Double($0), Double($0), "\($0)", chosen: $0 == 29) }
        let plot = RivalsPlot(rows: many, words: Self.words, numbers: NumberFormat(.en))
        #expect(plot.drawn.count == RivalsPlot.drawnMax)
        #expect(plot.drawn.contains { $0.isChosen })
        #expect(plot.markup.text.components(separatedBy: "<tr").count == 32)
    }

    @Test("rivals: names stand at the side where reading begins")
    func mirrored() {
        let rows = [
            RivalsPlot.Row(speaker: "بندر", language: .fa, low: 5.5, high: 5.5, label: "۵٫۵"),
            RivalsPlot.Row(speaker: "Line", language: .en, low: 4, high: 4, label: "۴"),
        ]
        let text = RivalsPlot(rows: rows, words: Self.words, numbers: NumberFormat(.fa)).markup.text
        #expect(text.contains("x=\"360\" y=\"22\" text-anchor=\"end\">"))
        #expect(text.contains("<text x=\"0\" y=\"42\">"))
        #expect(text.contains("lang=\"en\""))
    }

    @Test("hostile and empty inputs give a chart all the same")
    func hostile() {
        let rows = [
            Self.row("<script>\"&", .nan, .infinity, "<b>"), Self.row(String(repeating: "x", count: 500), 1, 1, "1"),
        ]
        let text = RivalsPlot(rows: rows, words: Self.words, numbers: NumberFormat(.en)).markup.text
        #expect(!text.contains("<script") && !text.contains("<b>"))
        #expect(text.contains("…"))
        let none = RivalsPlot(rows: [], words: Self.words, numbers: NumberFormat(.fa)).markup.text
        #expect(none.hasPrefix("<figure"))
        #expect(SeriesChart(points: [], words: Self.words, numbers: NumberFormat(.en)).markup.text.hasPrefix("<figure"))
    }

    private static func point(_ year: Int, _ value: Double) throws -> SeriesChart.Point {
        SeriesChart.Point(
            day: try #require(Day(year: year, month: 1, day: 1)), value: value, date: "\(year)", label: "\(value)")
    }

    @Test("a series is joined year to year, with dashes across years without a value")
    func series() throws {
        let points = try [(1900, -25.74), (1977, -29.01), (1978, -28.9), (1995, -26.62)].map(Self.point)
        let text = SeriesChart(points: points.reversed(), words: Self.words, numbers: NumberFormat(.en)).markup.text
        #expect(text.components(separatedBy: "class=\"gap\"").count == 2)
        #expect(text.components(separatedBy: "class=\"series\"").count == 2)
        #expect(text.components(separatedBy: "<circle").count == 5)
        #expect(text.contains(">1960</text>"))
    }

    @Test("values beside the dots never lie on each other or on a dot")
    func labels() throws {
        var random = Chance(seed: 9)
        for _ in 0..<50 {
            let count = Int(random.next() % 30) + 1
            let points = try (0..<count).map { _ in
                try Self.point(Int(random.number(1900...2026)), random.number(-30 ... -25))
            }
            let chart = SeriesChart(points: points, words: Self.words, numbers: NumberFormat(.fa))
            for (index, label) in chart.placed.enumerated() {
                #expect(!chart.placed.dropFirst(index + 1).contains { $0.box.touches(label.box) })
            }
        }
    }

    @Test("of too many points the newest are kept")
    func manyPoints() throws {
        let points = try (0..<5000).map { index in
            SeriesChart.Point(
                day: try #require(Day(number: index)), value: Double(index), date: "\(index)", label: "\(index)")
        }
        let chart = SeriesChart(points: points, words: Self.words, numbers: NumberFormat(.en))
        #expect(chart.points.count == SeriesChart.drawnMax)
        #expect(chart.points.last?.label == "4999")
    }
}
