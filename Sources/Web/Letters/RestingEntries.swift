import Environment
import Languages
import Markup
import Measures
import Newsroom
import Observations
import Problems
import Register

/// The entries behind which a letter stands, each with what it is about and where that is read.
struct RestingEntries: Sendable {
    private struct Line: Sendable {
        let entry: LetterBehind
        let name: Markup
        let address: Address
    }

    private let lines: [Line]
    private let wording: Wording

    var isEmpty: Bool { lines.isEmpty }

    /// Only what the reader may read is named.
    init(_ letter: Letter, _ reading: Reading, _ wording: Wording) throws {
        self.wording = wording
        lines = try reading.entries(restingOn: letter).compactMap { entry in
            let named = try Self.named(entry.about.split(separator: "/").map(String.init), reading, wording)
            return named.map { Line(entry: entry, name: $0.name, address: $0.address) }
        }
    }

    @MarkupBuilder var markup: Markup {
        if !lines.isEmpty {
            ul(.class("entries")) {
                for line in lines {
                    li {
                        a(.href(line.address)) { line.name }
                        span(.class("about")) {
                            wording.say(Self.kind(line.entry.kind))
                            " · "
                            wording.party(line.entry.party)
                            " · "
                            wording.moment(line.entry.milliseconds)
                        }
                    }
                }
            }
        }
    }

    /// What an entry is called, by the kind of draft that becomes one.
    private static func kind(_ kind: String) -> PhraseKey {
        kind == "problem-answer" ? "draft.kind.problem-ending" : PhraseKey("draft.kind.\(kind)")
    }

    private static func named(
        _ about: [String], _ reading: Reading, _ wording: Wording
    ) throws -> (name: Markup, address: Address)? {
        guard about.count >= 2 else { return nil }
        let (links, id) = (Links(language: wording.language), about[1])
        switch about[0] {
        case "claim":
            guard let claim = try reading.claim(id)?.claim, let thing = try reading.thing(claim.thing) else {
                return nil
            }
            return (account(thing, claim.property, wording), links.claim(id))
        case "account":
            guard about.count == 3, let thing = try reading.thing(id) ?? reading.standing(for: id) else { return nil }
            return (account(thing, about[2], wording), links.account(thing.id, about[2]))
        case "thing":
            guard let thing = try reading.thing(id) ?? reading.standing(for: id) else { return nil }
            return (wording.marked(thing.name), links.thing(thing.id))
        case "party": return wording.vocabulary.parties[id].map { (wording.marked($0.name), links.party(id)) }
        default: return try subject(about[0], id, reading, wording)
        }
    }

    /// The records of parts above the register.
    private static func subject(
        _ kind: String, _ id: String, _ reading: Reading, _ wording: Wording
    ) throws -> (name: Markup, address: Address)? {
        let links = Links(language: wording.language)
        switch kind {
        case "story": return try reading.story(id).map { (wording.marked($0.story.title), links.story(id)) }
        case "series":
            guard let series = try reading.series(id)?.series, let thing = try reading.thing(series.thing) else {
                return nil
            }
            return (account(thing, series.property, wording), links.observations(of: id))
        case "indicator":
            let indicator = try reading.indicator(id, at: reading.indicatorMoment())
            return indicator.map { (wording.marked($0.name), links.indicator(id)) }
        case "problem":
            return try reading.toldProblem(id).map { (wording.marked($0.problem.title), links.problem(id)) }
        default: return nil
        }
    }

    private static func account(_ thing: Thing, _ property: String, _ wording: Wording) -> Markup {
        fragment {
            wording.propertyLabel(property)
            " – "
            wording.marked(thing.name)
        }
    }
}
