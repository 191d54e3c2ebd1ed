package import Measures

/// All that an indicator is reckoned from, gathered beforehand.
package struct IndicatorMaterial: Sendable {
    /// The figures of its property by thing, in the order in which the rule of accounts puts them.
    package var figures: [(thing: String, figures: [IndicatorFigure])] = []
    /// What long series come to by months or years, of whichever thing: trends and confidence are reckoned from these, not
    /// from the newest observation that stands for such a series among the figures.
    var gathered: [IndicatorFigure] = []
    var reductions: [SeriesReduction] = []
    /// Whether some thing has more series than are looked at.
    var isCut = false
    /// What they are held against.
    package var base: [IndicatorFigure] = []
    /// What states the result directly.
    package var beside: [IndicatorFigure] = []
    package var thresholds: [IndicatorFigure] = []
    /// Figures of another datum than the indicator looks at: shown, never joined.
    package var otherDatum: [IndicatorFigure] = []
    /// The unit of the property; `nil` where the vocabulary has no such quantity.
    package var unit: Unit?
    /// Whether figures are totals over their time.
    package var isTotal = false

    package init() {}

    var all: [IndicatorFigure] { figures.flatMap(\.figures) }

    /// Of one thing, every figure that counts: single ones, and what long series come to in the place of their newest.
    func history(of thing: String) -> [IndicatorFigure] {
        let reduced = Set(reductions.map(\.series))
        let single = figures.filter { $0.thing == thing }.flatMap(\.figures)
        return single.filter { figure in figure.series.map { !reduced.contains($0) } ?? true }
            + gathered.filter { $0.thing == thing }
    }

    /// The same of all things.
    var history: [IndicatorFigure] {
        var things: [String] = []
        for (thing, _) in figures where !things.contains(thing) { things.append(thing) }
        return things.flatMap(history(of:))
    }

    /// The newest figures of a list, with whatever speaks of the same time.
    func newest(of list: [IndicatorFigure]) -> [IndicatorFigure] {
        guard let last = list.max(by: { Self.isEarlier($0, $1) }) else { return [] }
        return list.filter { isBeside($0, last) }
    }

    func isBeside(_ one: IndicatorFigure, _ other: IndicatorFigure) -> Bool {
        guard isTotal, let first = one.time, let second = other.time else { return one.isOfTime(of: other) }
        return first.span == second.span
    }

    private static func isEarlier(_ one: IndicatorFigure, _ other: IndicatorFigure) -> Bool {
        guard let first = one.time else { return other.time != nil }
        guard let second = other.time else { return false }
        return (first.end, first.start) < (second.end, second.start)
    }
}
