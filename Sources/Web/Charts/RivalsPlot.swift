import Languages
import Markup

/// What several speakers say of one figure, on one axis: a dot each, a bar for a range, an arrow for a bound.
struct RivalsPlot: Sendable {
    /// What one speaker says.
    struct Row: Sendable {
        let speaker: String
        let language: Language
        /// The least value; nil where there is only an upper bound.
        let low: Double?
        /// The greatest value, the same as `low` for an exact one; nil where there is only a lower bound.
        let high: Double?
        /// The value as written beside the dot.
        let label: String
        let isChosen: Bool
        let isAged: Bool

        init(
            speaker: String, language: Language, low: Double?, high: Double?, label: String, isChosen: Bool = false,
            isAged: Bool = false
        ) {
            self.speaker = speaker
            self.language = language
            self.low = low.flatMap { AxisTicks.canDraw($0) ? $0 : nil }
            self.high = high.flatMap { AxisTicks.canDraw($0) ? $0 : nil }
            self.label = label
            self.isChosen = isChosen
            self.isAged = isAged
        }

        fileprivate var ends: [Double] { [low, high].compactMap { $0 } }
    }

    /// The most rows drawn; the table below has them all.
    static let drawnMax = 12
    private static let width = 360.0
    private static let rowHeight = 46.0

    /// The rows drawn: the first ones, the chosen one always among them.
    let drawn: [Row]
    private let rows: [Row]
    private let words: ChartWords
    private let numbers: NumberFormat
    private let name: String
    private let ticks: AxisTicks
    /// From where to where the axis runs.
    private let span: ClosedRange<Double>
    /// Whether values stand at the end of the row; long ones stand beside the name.
    private let hasValueColumn: Bool

    /// `name` begins the ids of this chart; `unit` is part of the words.
    init(rows: [Row], words: ChartWords, numbers: NumberFormat, name: String = "rivals") {
        self.rows = rows
        self.words = words
        self.numbers = numbers
        self.name = name
        var drawn = Array(rows.prefix(Self.drawnMax))
        if !drawn.contains(where: \.isChosen), let chosen = rows.first(where: \.isChosen), !drawn.isEmpty {
            drawn[drawn.count - 1] = chosen
        }
        self.drawn = drawn
        ticks = AxisTicks(around: drawn.flatMap(\.ends))
        let letters = Double(drawn.map(\.label.count).max() ?? 0)
        let column = max(36, letters * 8.5) + 14
        hasValueColumn = column <= 130
        let isMirrored = numbers.language.direction == .rightToLeft
        let room = hasValueColumn ? column : 10
        span = isMirrored ? room...(Self.width - 10) : 10...(Self.width - room)
    }

    var markup: Markup {
        words.figure(
            "chart rivals", drawing: drawing,
            rows: rows.prefix(200).map {
                ChartRow(head: $0.speaker, language: $0.language, value: $0.label, isChosen: $0.isChosen)
            }, page: numbers.language)
    }

    private var isMirrored: Bool { numbers.language.direction == .rightToLeft }
    private var axis: Double { 30 + Self.rowHeight * Double(drawn.count) }

    private var drawing: Markup {
        SVG.svg(.viewBox(0, 0, Self.width, axis + 24), .role("img"), .aria("labelledby", "\(name)-title")) {
            SVG.title(.id("\(name)-title")) { words.about }
            scale
            for (index, row) in drawn.enumerated() { draw(row, top: 22 + Self.rowHeight * Double(index)) }
        }
    }

    private var scale: Markup {
        fragment {
            for tick in ticks.ticks {
                SVG.line(.class("grid"), .x1(x(tick.value)), .x2(x(tick.value)), .y1(8), .y2(axis))
            }
            for tick in named {
                let text = numbers.format(tick.text)
                SVG.text(
                    .class("soft"), .x(AxisTicks.middle(of: text, at: x(tick.value), within: Self.width)),
                    .y(axis + 18), .textAnchor(.middle)
                ) { text }
            }
            SVG.line(.class("axis"), .x1(span.lowerBound), .x2(span.upperBound), .y1(axis), .y2(axis))
            if let low = drawn.flatMap(\.ends).min(), let high = drawn.flatMap(\.ends).max(), low < high {
                SVG.line(.class("spread"), .x1(x(low)), .x2(x(high)), .y1(axis), .y2(axis))
            }
        }
    }

    /// The ticks whose numbers have room.
    private var named: [AxisTicks.Tick] {
        let letters = ticks.ticks.map { numbers.format($0.text).count }.max() ?? 1
        let room = (span.upperBound - span.lowerBound) / Double(max(ticks.ticks.count - 1, 1))
        let step = max(Int((Double(letters) * 8.5 / room).rounded(.up)), 1)
        return ticks.ticks.enumerated().filter { $0.offset % step == 0 }.map(\.element)
    }

    private func draw(_ row: Row, top: Double) -> Markup {
        let (y, strong) = (top + 16, Attribute.when(row.isChosen, .class("strong")))
        let (near, far) = isMirrored ? (Self.width, 0.0) : (0.0, Self.width)
        return fragment {
            SVG.text(
                strong, .x(near), .y(top), .when(isMirrored, .textAnchor(.end)),
                .when(row.language != numbers.language, .lang(row.language.tag))
            ) { Isolation.isolated(name(of: row), in: .leftToRight) }
            SVG.line(.class("rail"), .x1(span.lowerBound), .x2(span.upperBound), .y1(y), .y2(y))
            marks(row, y)
            SVG.text(
                strong, .x(far), .y(hasValueColumn ? y + 4 : top), .when(!isMirrored, .textAnchor(.end))
            ) { Isolation.isolated(row.label, in: .leftToRight) }
        }
    }

    /// Numbers rise to the right in every language, as they do on the axes of Persian books.
    private func x(_ value: Double) -> Double {
        (span.lowerBound + (span.upperBound - span.lowerBound) * ticks.share(value)).tenths
    }

    private func marks(_ row: Row, _ y: Double) -> Markup {
        let dot = Attribute.class("dot" + (row.isChosen ? " chosen" : row.isAged ? " aged" : ""))
        return fragment {
            switch (row.low, row.high) {
            case (let low?, let high?) where low == high:
                SVG.circle(dot, .cx(x(low)), .cy(y), .r(5.5))
            case (let low?, let high?):
                SVG.line(.class("range"), .x1(x(min(low, high))), .x2(x(max(low, high))), .y1(y), .y2(y))
                SVG.circle(dot, .cx(x(low)), .cy(y), .r(4))
                SVG.circle(dot, .cx(x(high)), .cy(y), .r(4))
            case (let low?, nil): open(from: x(low), to: span.upperBound, y, dot)
            case (nil, let high?): open(from: x(high), to: span.lowerBound, y, dot)
            case (nil, nil): Markup()
            }
        }
    }

    /// A bar without an end: only its known end has a dot, the other one an arrow.
    private func open(from start: Double, to end: Double, _ y: Double, _ dot: Attribute) -> Markup {
        let back = end > start ? -6.0 : 6.0
        return fragment {
            SVG.line(.class("range"), .x1(start), .x2(end), .y1(y), .y2(y))
            SVG.polyline(.class("series"), .points([(end + back, y - 5), (end, y), (end + back, y + 5)]))
            SVG.circle(dot, .cx(start), .cy(y), .r(4))
        }
    }

    /// A name as it is set; one in a script from right to left stays so though it begins with Latin letters.
    private func name(of row: Row) -> String {
        let name = short(row.speaker, beside: row.label, isStrong: row.isChosen)
        return row.language.direction == .rightToLeft ? "\u{200F}" + name : name
    }

    /// A name too long for its line is cut; the table below has it whole.
    private func short(_ speaker: String, beside label: String, isStrong: Bool) -> String {
        // Strong letters are wider, and those of a phone's screen the largest.
        let line = isStrong ? 36 : 40
        let room = max(hasValueColumn ? line : line - 2 - label.count, 12)
        guard speaker.count > room else { return speaker }
        let start = speaker.prefix(room - 1)
        // At the end of a word where one is near.
        let end = start.lastIndex(of: " ").flatMap { start.distance(from: $0, to: start.endIndex) < 12 ? $0 : nil }
        let kept = start[..<(end ?? start.endIndex)].reversed().drop { $0.isPunctuation || $0 == " " }
        return String(kept.reversed()) + "…"
    }
}
