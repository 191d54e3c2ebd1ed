import Languages
import Markup

/// One figure of many things on one axis: a line for each with its name, a dot for what is shown, a bar as far as rivals reach.
struct ThingsPlot: Sendable {
    struct Row: Sendable {
        let name: String
        let language: Language
        let low: Double?
        let high: Double?
        /// From where to where the claims that contradict it reach; `nil` where none does.
        let spread: ClosedRange<Double>?
        /// The value as written at the end of the line.
        let label: String
        let isDisputed: Bool

        init(
            name: String, language: Language, low: Double?, high: Double?, spread: ClosedRange<Double>? = nil,
            label: String, isDisputed: Bool = false
        ) {
            self.name = name
            self.language = language
            self.low = low.flatMap { AxisTicks.canDraw($0) ? $0 : nil }
            self.high = high.flatMap { AxisTicks.canDraw($0) ? $0 : nil }
            self.spread = spread.flatMap {
                AxisTicks.canDraw($0.lowerBound) && AxisTicks.canDraw($0.upperBound) ? $0 : nil
            }
            self.label = label
            self.isDisputed = isDisputed
        }

        fileprivate var ends: [Double] { [low, high, spread?.lowerBound, spread?.upperBound].compactMap(\.self) }
    }

    /// The most lines drawn: the first ones.
    static let drawnMax = 30
    // Narrow, so that the letters of a phone's screen are still as large as those around the drawing.
    private static let width = 400.0
    private static let rowHeight = 26.0
    private static let nameWidth = 132.0
    private static let nameMax = 18

    let drawn: [Row]
    private let about: String
    private let numbers: NumberFormat
    private let name: String
    private let ticks: AxisTicks
    private let span: ClosedRange<Double>

    /// `about` says what the drawing shows; `name` begins its ids.
    init(rows: [Row], about: String, numbers: NumberFormat, name: String) {
        drawn = Array(rows.prefix(Self.drawnMax))
        self.about = about
        self.numbers = numbers
        self.name = name
        // Lengths from zero can be compared with the eye; levels below zero and years cannot begin there.
        let ends = drawn.flatMap(\.ends)
        let isFromZero = (ends.min() ?? 0) >= 0 && (ends.min() ?? 0) < (ends.max() ?? 0) * 0.8
        ticks = AxisTicks(around: isFromZero ? ends + [0] : ends, count: 4)
        let letters = Double(min(drawn.map(\.label.count).max() ?? 0, 14))
        let column = max(36, letters * 7.4) + 12
        span =
            numbers.language.direction == .rightToLeft
            ? column...(Self.width - Self.nameWidth) : Self.nameWidth...(Self.width - column)
    }

    private var isMirrored: Bool { numbers.language.direction == .rightToLeft }
    private var axis: Double { 12 + Self.rowHeight * Double(drawn.count) }

    var drawing: Markup {
        SVG.svg(.viewBox(0, 0, Self.width, axis + 24), .role("img"), .aria("labelledby", "\(name)-title")) {
            SVG.title(.id("\(name)-title")) { about }
            for tick in ticks.ticks {
                SVG.line(.class("grid"), .x1(x(tick.value)), .x2(x(tick.value)), .y1(4), .y2(axis))
            }
            for tick in named {
                let text = numbers.format(tick.text)
                SVG.text(
                    .class("soft"), .x(AxisTicks.middle(of: text, at: x(tick.value), within: Self.width)),
                    .y(axis + 18), .textAnchor(.middle)
                ) { text }
            }
            SVG.line(.class("axis"), .x1(span.lowerBound), .x2(span.upperBound), .y1(axis), .y2(axis))
            for (index, row) in drawn.enumerated() { draw(row, y: 16 + Self.rowHeight * Double(index)) }
        }
    }

    /// The ticks whose numbers have room.
    private var named: [AxisTicks.Tick] {
        let letters = ticks.ticks.map { numbers.format($0.text).count }.max() ?? 1
        let room = (span.upperBound - span.lowerBound) / Double(max(ticks.ticks.count - 1, 1))
        let step = max(Int((Double(letters) * 8.5 / room).rounded(.up)), 1)
        return ticks.ticks.enumerated().filter { $0.offset % step == 0 }.map(\.element)
    }

    /// Numbers rise to the right in every language; names stand where reading begins.
    private func x(_ value: Double) -> Double {
        (span.lowerBound + (span.upperBound - span.lowerBound) * ticks.share(value)).tenths
    }

    private func draw(_ row: Row, y: Double) -> Markup {
        let (near, far) = isMirrored ? (Self.width, 0.0) : (0.0, Self.width)
        return fragment {
            SVG.text(
                .x(near), .y(y + 4), .when(isMirrored, .textAnchor(.end)),
                .when(row.language != numbers.language, .lang(row.language.tag))
            ) { Isolation.isolated(Self.short(row.name), in: .leftToRight) }
            SVG.line(.class("rail"), .x1(span.lowerBound), .x2(span.upperBound), .y1(y), .y2(y))
            if let spread = row.spread {
                SVG.line(
                    .class("rivals-span"), .x1(x(spread.lowerBound)), .x2(x(spread.upperBound)), .y1(y), .y2(y))
            }
            marks(row, y)
            SVG.text(.x(far), .y(y + 4), .when(!isMirrored, .textAnchor(.end))) {
                Isolation.isolated(row.label, in: .leftToRight)
            }
        }
    }

    private func marks(_ row: Row, _ y: Double) -> Markup {
        fragment {
            switch (row.low, row.high) {
            case (let low?, let high?) where low == high: dot(low, y)
            case (let low?, let high?):
                SVG.line(.class("range"), .x1(x(min(low, high))), .x2(x(max(low, high))), .y1(y), .y2(y))
                dot(low, y)
                dot(high, y)
            case (let low?, nil): open(from: x(low), to: span.upperBound, y, at: low)
            case (nil, let high?): open(from: x(high), to: span.lowerBound, y, at: high)
            case (nil, nil): Markup()
            }
        }
    }

    private func dot(_ value: Double, _ y: Double) -> Markup {
        SVG.circle(.class("dot chosen"), .cx(x(value)), .cy(y), .r(4))
    }

    /// A bar without an end: only its known end has a dot, the other one an arrow.
    private func open(from start: Double, to end: Double, _ y: Double, at value: Double) -> Markup {
        let back = end > start ? -5.0 : 5.0
        return fragment {
            SVG.line(.class("range"), .x1(start), .x2(end), .y1(y), .y2(y))
            SVG.polyline(.class("series"), .points([(end + back, y - 4), (end, y), (end + back, y + 4)]))
            dot(value, y)
        }
    }

    private static func short(_ name: String) -> String {
        name.count > nameMax ? name.prefix(nameMax - 1) + "…" : name
    }
}
