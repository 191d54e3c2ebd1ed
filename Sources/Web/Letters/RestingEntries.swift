import Environment
import Languages
import Markup
import Measures
import Newsroom
import Observations
import Problems
import References
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
        lines = try reading.known(restingOn: letter).map { entry, record in
            let named = Self.named(record, wording)
            return Line(entry: entry, name: named.name, address: named.address)
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

    private static func named(_ record: KnownRecord, _ wording: Wording) -> (name: Markup, address: Address) {
        let links = Links(language: wording.language)
        return switch record {
        case .claim(let claim, let thing): (account(thing, claim.property, wording), links.claim(claim.id))
        case .account(let property, let thing): (account(thing, property, wording), links.account(thing.id, property))
        case .thing(let thing): (wording.marked(thing.name), links.thing(thing.id))
        case .party(let party): (wording.marked(party.name), links.party(party.id))
        case .story(let story): (wording.marked(story.story.title), links.story(story.story.id))
        case .series(let series, let thing):
            (account(thing, series.property, wording), links.observations(of: series.id))
        case .indicator(let indicator): (wording.marked(indicator.name), links.indicator(indicator.id))
        case .problem(let course): (wording.marked(course.problem.title), links.problem(course.problem.id))
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
