package import Depths
import Measures
package import Register

/// What a study or a service expects of the level, as it was published.
package struct Scenario: Sendable {
    package let thing: Thing
    /// The year from which it runs, and the level of that year.
    package let start: Start?
    /// What is stated, the earliest year first.
    package let points: [Point]
    /// Every claim it is made of.
    package let claims: [StandingClaim]

    package struct Start: Sendable, Hashable {
        package let year: Int
        package let level: KnownLevel
    }

    package struct Point: Sendable, Hashable {
        package let year: Int
        /// In the datum of the record.
        package let level: Estimate
        /// Where a change was stated and not a level: the change.
        package let change: Estimate?
        /// The middle of the change where the study gives one.
        package let middleChange: Estimate?
        package let figures: [LevelFigure]
    }

    /// The years it says something of.
    package var years: ClosedRange<Int>? {
        guard let first = start?.year ?? points.first?.year, let last = points.last?.year, first <= last else {
            return nil
        }
        return first...last
    }

    /// The level it leads to in a year, in the datum of its start; nil outside its years.
    package func level(in year: Int) -> KnownLevel? {
        guard let start, let years, years.contains(year) else { return nil }
        let stops = [(year: start.year, level: start.level.height)] + points.map { (year: $0.year, level: $0.level) }
        guard let after = stops.firstIndex(where: { $0.year >= year }) else { return nil }
        let next = stops[after]
        var assumptions = start.level.assumptions
        var height = next.level
        if next.year > year, after > 0 {
            let last = stops[after - 1]
            height = last.level.towards(next.level, share: Double(year - last.year) / Double(next.year - last.year))
            assumptions.append(.straight)
        }
        guard let water = try? WaterLevel(height, above: start.level.water.datum) else { return nil }
        return KnownLevel(water, assuming: assumptions)
    }
}

extension Scenario {
    /// A scenario from all accounts of its thing.
    init(_ thing: Thing, _ accounts: [Account], record: LevelRecord, _ vocabulary: Vocabulary) {
        self.thing = thing
        claims = accounts.flatMap(\.claims).filter(\.isCandidate)
        let (year, isStated) = Self.startYear(accounts, vocabulary)
        let known = year.flatMap { year in (try? Period(.year(year))).flatMap(record.level) }
        let start = year.flatMap { year in
            known.map { known in
                Start(
                    year: year,
                    level: KnownLevel(known.water, assuming: known.assumptions + (isStated ? [] : [.published])))
            }
        }
        self.start = start
        points = start.map { Self.points(accounts, from: $0, vocabulary) } ?? []
    }

    /// The year from which a change counts or in which a forecast was made, and whether that is stated.
    private static func startYear(_ accounts: [Account], _ vocabulary: Vocabulary) -> (year: Int?, isStated: Bool) {
        let counted = accounts.first { $0.property == LevelWords.countedFrom }?.chosen?.claim.value
        if case .period(let period)? = counted { return (period.start.gregorian.year, true) }
        let expected = accounts.filter { isExpectation($0.property) }.flatMap(\.claims).filter(\.isCandidate)
        let forecasts = expected.filter { $0.claim.property.hasPrefix(LevelWords.forecast) }
        if let first = forecasts.compactMap({ $0.claim.asOf?.start }).min() { return (first.gregorian.year, true) }
        let published = expected.compactMap { standing in
            standing.claim.source.flatMap { vocabulary.sources[$0]?.published }.flatMap { Int($0.prefix(4)) }
        }
        return (published.min(), false)
    }

    private static func isExpectation(_ property: String) -> Bool {
        [LevelWords.forecast, LevelWords.change].contains { LevelWords.year(of: property, after: $0) != nil }
    }

    private static func points(_ accounts: [Account], from start: Start, _ vocabulary: Vocabulary) -> [Point] {
        accounts.compactMap { account -> Point? in
            if let year = LevelWords.year(of: account.property, after: LevelWords.forecast) {
                let figures = account.figures(vocabulary).filter { $0.datum?.code == start.level.water.datum }
                guard year > start.year, let level = try? Estimate.spread(of: figures.map(\.value)) else { return nil }
                return Point(year: year, level: level, change: nil, middleChange: nil, figures: figures)
            }
            guard let year = LevelWords.year(of: account.property, after: LevelWords.change), year > start.year,
                let change = account.spread(vocabulary)
            else { return nil }
            let middle = accounts.first { $0.property == LevelWords.middleChange + String(year) }
            return Point(
                year: year, level: start.level.height + change, change: change,
                middleChange: middle?.spread(vocabulary),
                figures: account.figures(vocabulary) + (middle?.figures(vocabulary) ?? []))
        }.sorted { $0.year < $1.year }
    }
}
