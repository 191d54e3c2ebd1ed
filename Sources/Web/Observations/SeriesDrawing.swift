import Languages
import Markup
import Measures
import Observations

/// A window of one series on the axis of its own datum: its observations, or the least, mean and greatest of stretches.
struct SeriesDrawing: Sendable {
    let wording: Wording
    let series: SeriesRecord
    let window: SeriesWindow
    /// Where the axis of time runs; several drawings below each other share it.
    let span: Range<Int64>
    let outliers: Set<ObservationReference>
    /// Begins the ids of the drawing.
    let name: String
    let about: String
    /// Where an observation or a stretch leads.
    let address: @Sendable (Target) -> Address
    /// Others on the same datum.
    var layers: [Layer] = []

    /// Another series on the axis, converted to its datum or observed on it.
    struct Layer: Sendable {
        let series: SeriesRecord
        let window: SeriesWindow
        /// What is added to its values; `nil` where it was observed on this datum.
        let shift: ClosedRange<Double>?
    }

    enum Target: Sendable, Hashable {
        case observation(ObservationReference)
        case stretch(Range<Int64>)
    }

    private struct Mark {
        let time: Int64
        let low: Double
        let value: Double
        let high: Double
        let target: Target
        let isOutlier: Bool
        let isDoubtful: Bool
    }

    // Time runs from left to right in every language, as on all charts here.
    private static let plot = PageBox(left: 56, top: 16, right: 462, bottom: 234)
    /// So many points are drawn as links of their own; more would be smaller than a finger.
    private static let linkedMax = 150

    var markup: Markup {
        let marks = marks(of: window, shift: 0...0)
        let others = layers.map { (layer: $0, marks: self.marks(of: $0.window, shift: $0.shift ?? 0...0)) }
        let axis = AxisTicks(around: (marks + others.flatMap(\.marks)).flatMap { [$0.low, $0.high] })
        let numbers = NumberFormat(wording.language)
        func y(_ value: Double) -> Double {
            (Self.plot.bottom - (Self.plot.bottom - Self.plot.top) * axis.share(value)).tenths
        }
        // A group, not an image: its dots are links for the pointer. Who listens has the title and the table.
        return SVG.svg(.viewBox(0, 0, 480, 270), .role("group"), .aria("labelledby", "\(name)-title")) {
            SVG.title(.id("\(name)-title")) { about }
            SVG.g(.aria("hidden", "true")) {
                for tick in axis.ticks {
                    SVG.line(
                        .class("grid"), .x1(Self.plot.left), .x2(Self.plot.right), .y1(y(tick.value)),
                        .y2(y(tick.value))
                    )
                    SVG.text(.class("soft"), .x(Self.plot.left - 8), .y(y(tick.value) + 4), .textAnchor(.end)) {
                        numbers.format(tick.text)
                    }
                }
                for tick in TimeTicks(span, wording).ticks {
                    SVG.text(
                        .class("soft"), .x(AxisTicks.middle(of: tick.text, at: x(tick.time), within: 480)),
                        .y(Self.plot.bottom + 22), .textAnchor(.middle)
                    ) { tick.text }
                }
                SVG.line(
                    .class("axis"), .x1(Self.plot.left), .x2(Self.plot.right), .y1(Self.plot.bottom),
                    .y2(Self.plot.bottom))
                lines(marks, usual(series, window), "series", y)
                for other in others {
                    lines(
                        other.marks, usual(other.layer.series, other.layer.window),
                        other.layer.shift == nil ? "beside" : "converted", y)
                }
                dots(marks, y)
                for other in others where other.layer.shift != nil { rings(other.marks, y) }
            }
        }
    }

    private func marks(of window: SeriesWindow, shift: ClosedRange<Double>) -> [Mark] {
        let middle = (shift.lowerBound + shift.upperBound) / 2
        return switch window.content {
        case .observations(let standing):
            standing.compactMap { item in
                guard let value = item.observation.value?.double, AxisTicks.canDraw(value) else { return nil }
                let error = item.observation.error?.double ?? 0
                return Mark(
                    time: item.observation.time.middle, low: value - error + shift.lowerBound, value: value + middle,
                    high: value + error + shift.upperBound,
                    target: .observation(item.reference), isOutlier: outliers.contains(item.reference),
                    isDoubtful: item.observation.quality.isFlagged)
            }
        case .buckets(let buckets, let width):
            buckets.compactMap { item in
                guard let mean = item.bucket.mean, AxisTicks.canDraw(mean) else { return nil }
                return Mark(
                    time: item.start + width / 2, low: item.bucket.minimum + shift.lowerBound, value: mean + middle,
                    high: item.bucket.maximum + shift.upperBound,
                    target: .stretch(item.start..<(item.start + width)), isOutlier: false,
                    isDoubtful: item.bucket.flagged > 0)
            }
        }
    }

    private func x(_ time: Int64) -> Double {
        let share = Double(time - span.lowerBound) / Double(max(1, span.upperBound - span.lowerBound))
        return (Self.plot.left + (Self.plot.right - Self.plot.left) * share).tenths
    }

    /// The usual distance of two marks; over a longer one the line is broken, so that nothing is made up.
    private func usual(_ series: SeriesRecord, _ window: SeriesWindow) -> Int64? {
        if case .buckets(_, let width) = window.content { return width }
        return series.stepMilliseconds
    }

    private func lines(_ marks: [Mark], _ usual: Int64?, _ name: String, _ y: (Double) -> Double) -> Markup {
        var (line, gaps, band) = (PathData(decimals: 1), PathData(decimals: 1), PathData(decimals: 1))
        for (start, end) in zip(marks, marks.dropFirst()) {
            if let usual, end.time - start.time > usual + usual / 2 {
                gaps.move(x(start.time), y(start.value))
                gaps.line(x(end.time), y(end.value))
            } else {
                line.move(x(start.time), y(start.value))
                line.line(x(end.time), y(end.value))
            }
        }
        for mark in marks where mark.low < mark.high {
            band.move(x(mark.time), y(mark.low))
            band.line(x(mark.time), y(mark.high))
        }
        return fragment {
            if !band.isEmpty { SVG.path(.class("band"), .d(band)) }
            if !gaps.isEmpty { SVG.path(.class("gap"), .d(gaps)) }
            if !line.isEmpty { SVG.path(.class(name), .d(line)) }
        }
    }

    /// The points of a converted series, open so that nobody takes them for observed ones.
    @MarkupBuilder private func rings(_ marks: [Mark], _ y: (Double) -> Double) -> Markup {
        if marks.count <= Self.linkedMax {
            for mark in marks {
                SVG.a(.href(address(mark.target)), .tabindex(-1)) {
                    SVG.circle(.class("ring"), .cx(x(mark.time)), .cy(y(mark.value)), .r(marks.count > 60 ? 2.5 : 3.5))
                }
            }
        }
    }

    @MarkupBuilder private func dots(_ marks: [Mark], _ y: (Double) -> Double) -> Markup {
        let isDense = marks.count > Self.linkedMax
        for mark in marks where !isDense || mark.isOutlier || mark.isDoubtful {
            let kind = mark.isOutlier ? "dot apart" : mark.isDoubtful ? "dot aged" : "point"
            let dot = SVG.circle(
                .class(kind), .cx(x(mark.time)), .cy(y(mark.value)),
                .r(mark.isOutlier ? 6 : mark.isDoubtful ? 4 : marks.count > 60 ? 2.5 : 3.5))
            // The table below has the same links with their words; these are for the pointer alone.
            SVG.a(.href(address(mark.target)), .tabindex(-1)) { dot }
        }
    }
}
