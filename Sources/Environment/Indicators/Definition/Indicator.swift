package import Languages
package import Measures
package import Register

/// A question about the state of the sea that is answered from figures by a stated formula.
package struct Indicator: Sendable, Hashable {
    /// Which way is better, where anybody has said so.
    package enum Better: String, Sendable, Hashable, CaseIterable { case higher, lower }

    package let id: String
    package internal(set) var name: Text
    /// What it tells, in a sentence or two.
    package internal(set) var about: Text
    package var formula: Formula
    /// The things it looks at, all for one property.
    package var things: [String]
    package var property: String
    /// The only time it looks at; `nil` for the newest.
    package var time: Period?
    /// The only datum it looks at, where the property has one.
    package var datum: Datum?
    /// What the figure is held against, for formulas that have two sides.
    package var base: Source?
    /// Other properties of the things that state the result directly.
    package var beside: [Source] = []
    package var better: Better?
    /// The property under which thresholds are claimed; anyone who may claim anything may state one.
    package var threshold: String?
    /// By how much per cent a value may lie beyond its reference and still be good, where a method publishes it.
    package var deviation: Double?
    /// How many years back the figures are counted for confidence in time.
    package var years = Indicator.usualYears
    /// The parts that together make up the whole, for confidence in space.
    package var parts: [String] = []
    /// What would have to be known to say more.
    package internal(set) var missing: Text
    /// The only series it looks at; with one, no claims are looked at.
    package var series: String?
    /// Where it belongs, if that is not where its property does.
    package var sector: Sector?
    /// Where it stands in lists; those without a place of their own come last.
    package var order = Indicator.lastOrder
    package static let lastOrder = 1_000_000

    /// HELCOM's assessment periods are of six years.
    package static let usualYears = 6

    package init(
        id: String, name: Text, about: Text = Text(), formula: Formula, things: [String], property: String,
        missing: Text = Text()
    ) {
        self.id = id
        self.name = name
        self.about = about
        self.formula = formula
        self.things = things
        self.property = property
        self.missing = missing
    }

    /// How the value comes from the figures.
    package enum Formula: String, Sendable, Hashable, CaseIterable {
        /// The newest figure as it stands.
        case latest
        /// The newest figure of each thing, added up.
        case sum
        /// An earlier figure less the newest.
        case fall
        /// The newest figure divided by another.
        case ratio
        /// The newest figure in per cent of another.
        case share
        /// The change in one year over all the figures of a series.
        case rate

        package var hasBase: Bool { self == .fall || self == .ratio || self == .share }

        /// The unit of the value that comes from figures in a unit.
        func unit(from unit: Unit) -> Unit? {
            switch self {
            case .latest, .sum, .fall: unit
            case .ratio: .one
            case .share: try? Unit(parsing: "%")
            case .rate: unit.yearly?.unit
            }
        }
    }

    /// Where figures come from: a property, perhaps of another thing or of another time.
    package struct Source: Sendable, Hashable {
        /// `nil` for the things of the indicator.
        package let thing: String?
        package let property: String
        package let time: Period?

        package init(thing: String? = nil, property: String, time: Period? = nil) {
            self.thing = thing
            self.property = property
            self.time = time
        }

        /// `thing:property@time`, of which only the property must be there.
        package init?(parsing text: String) {
            let halves: [Substring] = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
            guard let front = halves.first else { return nil }
            if halves.count == 2 {
                guard let time = try? Period(parsing: halves[1]) else { return nil }
                self.time = time
            } else {
                time = nil
            }
            let names: [String] = front.split(separator: ":", omittingEmptySubsequences: false).map { String($0) }
            guard (1...2).contains(names.count), let last = names.last, !names.contains("") else { return nil }
            thing = names.count == 2 ? names[0] : nil
            property = last
        }

        package var text: String {
            (thing.map { "\($0):" } ?? "") + property + (time.map { "@\($0.text)" } ?? "")
        }
    }
}
