import Environment
import Markup
import Measures

/// A series so small that it stands beside a word: the line, its last point, no axis; the words give the values.
struct Sparkline: Sendable {
    private static let (width, height, room) = (112.0, 30.0, 4.0)
    private let points: [(x: Double, y: Double)]

    /// Nil where there is no line to draw.
    init?(_ figures: [IndicatorFigure]) {
        let dated = figures.suffix(400).compactMap { figure in figure.years.map { (time: $0, value: figure.middle) } }
            .filter { AxisTicks.canDraw($0.value) }
        guard let first = dated.first?.time, let last = dated.last?.time, last > first,
            let low = dated.map(\.value).min(), let high = dated.map(\.value).max()
        else { return nil }
        let scale = high > low ? high - low : 1
        points = dated.map { point in
            (
                (Self.room + (Self.width - 2 * Self.room) * (point.time - first) / (last - first)).tenths,
                (Self.height - Self.room - (Self.height - 2 * Self.room) * (point.value - low) / scale).tenths
            )
        }
    }

    var markup: Markup {
        SVG.svg(.class("spark"), .viewBox(0, 0, Self.width, Self.height), .aria("hidden", "true")) {
            SVG.polyline(.class("series"), .points(points.map { ($0.x, $0.y) }))
            if let last = points.last { SVG.circle(.class("point"), .cx(last.x), .cy(last.y), .r(3)) }
        }
    }
}
