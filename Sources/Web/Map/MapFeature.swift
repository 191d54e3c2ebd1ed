import Languages
import Markup
import Measures
import Register

/// One thing on a map.
struct MapFeature: Sendable {
    /// How a course is used, told by the style of its line.
    enum Leg: String, Sendable {
        case rail, road, ferry, air, pipe
    }

    let id: String
    let mark: Kind.Mark
    let name: String
    /// The language the name is in.
    let language: Language
    /// Where the thing's page is; without one the thing is no link.
    let address: String?
    /// 0 for what must be named first and on the smallest screen.
    let rank: Int
    let position: Coordinate?
    let shape: Shape?
    let leg: Leg?
    /// Whether this is the thing the page is about.
    let isChosen: Bool

    init(
        id: String, mark: Kind.Mark, name: String, language: Language, address: String? = nil, rank: Int = 0,
        position: Coordinate? = nil, shape: Shape? = nil, leg: Leg? = nil, isChosen: Bool = false
    ) {
        self.id = id
        self.mark = mark
        self.name = name
        self.language = language
        self.address = address
        self.rank = rank
        self.position = position
        self.shape = shape
        self.leg = leg
        self.isChosen = isChosen
    }

    /// The most things on one map; more would neither be read nor load on a poor line.
    static let drawnMax = 600

    /// The things that are drawn, and how many that leaves out; those of a lower rank go first.
    static func drawn(of features: [MapFeature]) -> (features: [MapFeature], leftOut: Int) {
        guard features.count > drawnMax else { return (features, 0) }
        let ranked = features.enumerated().sorted {
            ($0.element.order, $0.offset) < ($1.element.order, $1.offset)
        }
        return (ranked.prefix(drawnMax).map(\.element), features.count - drawnMax)
    }

    /// What is drawn and named first: the chosen thing, then by rank.
    var order: Int { isChosen ? Int.min : rank }

    /// Named on the smallest screen too.
    var isMajor: Bool { isChosen || rank <= 0 }
}

/// A name on a map that stands for no link: of the sea or of a state.
struct MapName: Sendable {
    let text: String
    let language: Language
    /// Where it is best put; found from the shape where missing.
    let position: Coordinate?
    /// What it is the name of.
    let shape: Shape?

    init(_ text: String, language: Language, position: Coordinate? = nil, shape: Shape? = nil) {
        self.text = text
        self.language = language
        self.position = position
        self.shape = shape
    }
}
