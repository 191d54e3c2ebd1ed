import Markup

/// What rivals say as dots on one line, small enough to stand beside a sentence; the words beside it give the values.
struct RivalStrip: Sendable {
    /// One value, or a range; the open end of a bound is left out.
    struct Mark: Sendable, Hashable {
        let low: Double
        let high: Double
        let isChosen: Bool

        /// Nil where there is nothing that can be drawn.
        init?(low: Double?, high: Double?, isChosen: Bool) {
            guard let least = low ?? high, let most = high ?? low, AxisTicks.canDraw(least), AxisTicks.canDraw(most)
            else { return nil }
            (self.low, self.high, self.isChosen) = (min(least, most), max(least, most), isChosen)
        }
    }

    /// So many values are drawn; more would not be told apart.
    static let drawnMax = 12
    private static let width = 160.0
    private static let room = 6.0
    private static let middle = 7.0

    private let marks: [Mark]
    private let low: Double
    private let high: Double

    /// Nil where all say the same: one dot would show no quarrel.
    init?(_ marks: [Mark]) {
        let drawn = Array(marks.prefix(Self.drawnMax))
        guard let low = drawn.map(\.low).min(), let high = drawn.map(\.high).max(), low < high else { return nil }
        (self.marks, self.low, self.high) = (drawn, low, high)
    }

    var markup: Markup {
        SVG.svg(.class("strip"), .viewBox(0, 0, Self.width, Self.middle * 2), .aria("hidden", "true")) {
            SVG.line(
                .class("rail"), .x1(Self.room), .x2(Self.width - Self.room), .y1(Self.middle), .y2(Self.middle))
            for mark in marks where mark.low < mark.high {
                SVG.line(.class("range"), .x1(x(mark.low)), .x2(x(mark.high)), .y1(Self.middle), .y2(Self.middle))
            }
            // The chosen one lies on top.
            for mark in marks.filter({ !$0.isChosen }) + marks.filter(\.isChosen) {
                SVG.circle(
                    .class(mark.isChosen ? "dot chosen" : "dot"), .cx(x((mark.low + mark.high) / 2)),
                    .cy(Self.middle), .r(4))
            }
        }
    }

    /// Values rise to the right in every language, as on the axes.
    private func x(_ value: Double) -> Double {
        (Self.room + (Self.width - 2 * Self.room) * (value - low) / (high - low)).tenths
    }
}
