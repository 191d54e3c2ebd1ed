import Languages
import Markup
import Measures

/// The values of one datum over time: dots, joined by a line, or by dashes across years without a value.
///
/// Never two datums: one chart takes one list of points, and its words name the datum.
struct SeriesChart: Sendable {
    struct Point: Sendable {
        /// The day the value is of, or the first of its year.
        let day: Day
        let value: Double
        /// The day or year as written.
        let date: String
        /// The value as written.
        let label: String

        init(day: Day, value: Double, date: String, label: String) {
            self.day = day
            self.value = value
            self.date = date
            self.label = label
        }
    }

    /// The most points drawn and tabled: the newest.
    static let drawnMax = 400
    /// So many points get their values written beside them; of more, only the first, last, least and greatest.
    private static let namedMax = 8
    // Time runs from left to right in every language: in the Persian press and in atlases charts do so too, although
    // the text around them runs the other way, and north stays up and numbers rise to the right for the same reason.
    private static let plot = PageBox(left: 56, top: 22, right: 462, bottom: 234)

    let points: [Point]
    private let words: ChartWords
    private let numbers: NumberFormat
    private let name: String
    private let ticks: AxisTicks

    /// `name` begins the ids of this chart.
    init(points: [Point], words: ChartWords, numbers: NumberFormat, name: String = "series") {
        let sorted = points.filter { AxisTicks.canDraw($0.value) }.enumerated().sorted {
            ($0.element.day, $0.offset) < ($1.element.day, $1.offset)
        }
        self.points = sorted.suffix(Self.drawnMax).map(\.element)
        self.words = words
        self.numbers = numbers
        self.name = name
        ticks = AxisTicks(around: self.points.map(\.value))
    }

    var markup: Markup {
        words.figure(
            "chart", drawing: drawing,
            rows: points.map {
                ChartRow(head: $0.date, language: numbers.language, value: $0.label, isChosen: false)
            }, page: numbers.language)
    }

    private var drawing: Markup {
        let plot = Self.plot
        return SVG.svg(.viewBox(0, 0, 480, 280), .role("img"), .aria("labelledby", "\(name)-title")) {
            SVG.title(.id("\(name)-title")) { words.about }
            for tick in ticks.ticks {
                SVG.line(.class("grid"), .x1(plot.left), .x2(plot.right), .y1(y(tick.value)), .y2(y(tick.value)))
                SVG.text(.class("soft"), .x(plot.left - 8), .y(y(tick.value) + 4), .textAnchor(.end)) {
                    numbers.format(tick.text)
                }
            }
            for year in years {
                SVG.text(.class("soft"), .x(x(year.day)), .y(plot.bottom + 22), .textAnchor(.middle)) {
                    numbers.digits(String(year.year))
                }
            }
            SVG.line(.class("axis"), .x1(plot.left), .x2(plot.right), .y1(plot.bottom), .y2(plot.bottom))
            joins
            for point in points {
                SVG.circle(.class("point"), .cx(x(point.day)), .cy(y(point.value)), .r(points.count > 60 ? 2 : 3.5))
            }
            values
        }
    }

    /// Dashes say that nothing is known in between.
    private var joins: Markup {
        var (lines, gaps) = (PathData(decimals: 1), PathData(decimals: 1))
        for (start, end) in zip(points, points.dropFirst()) {
            let isGap = end.day.gregorian.year - start.day.gregorian.year > 1
            if isGap {
                gaps.move(x(start.day), y(start.value))
                gaps.line(x(end.day), y(end.value))
            } else {
                lines.move(x(start.day), y(start.value))
                lines.line(x(end.day), y(end.value))
            }
        }
        return fragment {
            if !gaps.isEmpty { SVG.path(.class("gap"), .d(gaps)) }
            if !lines.isEmpty { SVG.path(.class("series"), .d(lines)) }
        }
    }

    private var values: Markup {
        fragment {
            for label in placed {
                SVG.text(.x(label.point.x.tenths), .y(label.point.y.tenths), .textAnchor(.middle)) {
                    Isolation.isolated(label.text, in: .leftToRight)
                }
            }
        }
    }

    struct ValueLabel: Sendable {
        let text: String
        let point: PagePoint
        let box: PageBox
    }

    /// The values that find room above or below their dots.
    var placed: [ValueLabel] {
        var taken = points.map { point in
            let (x, y) = (x(point.day), y(point.value))
            return PageBox(left: x - 3, top: y - 3, right: x + 3, bottom: y + 3)
        }
        var found: [ValueLabel] = []
        for point in named {
            // The letters of the smallest screen, where they are largest.
            let width = Double(min(point.label.count, 40)) * 8.5
            let middle = min(max(x(point.day), Self.plot.left + width / 2), 478 - width / 2)
            for dy in [-9.0, 20, -24, 34] {
                let base = PagePoint(x: middle, y: y(point.value) + dy)
                let box = PageBox(
                    left: middle - width / 2, top: base.y - 12, right: middle + width / 2, bottom: base.y + 3)
                guard box.top >= 0, box.bottom <= Self.plot.bottom, !taken.contains(where: { $0.touches(box) }) else {
                    continue
                }
                taken.append(box)
                found.append(ValueLabel(text: point.label, point: base, box: box))
                break
            }
        }
        return found
    }

    private var named: [Point] {
        guard points.count > Self.namedMax else { return points }
        let least = points.min { $0.value < $1.value }
        let greatest = points.max { $0.value < $1.value }
        return [points.last, points.first, least, greatest].compactMap { $0 }.reduce(into: []) { kept, point in
            if !kept.contains(where: { $0.day == point.day && $0.label == point.label }) { kept.append(point) }
        }
    }
}

extension SeriesChart {
    /// The days the axis of time runs between.
    private var ends: (first: Double, last: Double) {
        guard let first = points.first?.day.number, let last = points.last?.day.number else { return (0, 1) }
        let room = max((Double(last) - Double(first)) * 0.02, 30)
        return (Double(first) - room, Double(last) + room)
    }

    private func x(_ day: Day) -> Double {
        let (first, last) = ends
        let share = (Double(day.number) - first) / (last - first)
        return (Self.plot.left + (Self.plot.right - Self.plot.left) * share).tenths
    }

    private func y(_ value: Double) -> Double {
        (Self.plot.bottom - (Self.plot.bottom - Self.plot.top) * ticks.share(value)).tenths
    }

    /// Round years whose first day lies on the axis.
    private var years: [(year: Int, day: Day)] {
        let (first, last) = ends
        guard let start = points.first?.day.gregorian.year, let end = points.last?.day.gregorian.year else { return [] }
        let step = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500].first { (end - start) / $0 <= 6 } ?? 1000
        let from = start - (start % step + step) % step
        return stride(from: from, through: end + step, by: step).compactMap { year in
            guard let day = Day(year: year, month: 1, day: 1) else { return nil }
            return (first...last).contains(Double(day.number)) ? (year, day) : nil
        }
    }
}
