import Languages
import Markup
import Register
import Search

/// What was asked for: words and what narrows them.
struct SearchQuestion: Sendable, Hashable {
    var text = ""
    var kind: String?
    var sector: Sector?
    var province: String?
    var country: String?

    static let lettersMax = 200

    var filter: NameFilter {
        NameFilter(
            kinds: kind.map { [$0] } ?? [], sector: sector?.rawValue, within: province, country: country)
    }

    var isNarrowed: Bool { kind != nil || sector != nil || province != nil || country != nil }
}

/// What is found under a name or in a text, each with the reason why.
struct SearchPage: Page {
    let figures: Figures
    let question: SearchQuestion
    let names: [FoundName]
    let texts: [FoundText]
    /// How many texts there are in all.
    let textCount: Int
    let kinds: [Kind]
    let provinces: [Thing]
    let countries: [Thing]
    /// The names of what the things found lie in.
    let wholes: [String: Thing]
    /// The series of the rules for alerts that were found.
    let watched: [String: String]

    private var wording: Wording { figures.wording }
    private var links: Links { figures.links }

    var title: String { wording.say("search.title") }
    var hasSearchInHead: Bool { false }

    var content: Markup {
        fragment {
            header(.class("page-head")) { h1 { title } }
            SearchForm(wording: wording, question: question, kinds: kinds, provinces: provinces, countries: countries)
                .whole
            if !question.text.isEmpty { results }
        }
    }

    private var results: Markup {
        fragment {
            p(.role("status"), .class("search-count")) {
                wording.say(
                    "search.results",
                    ["count": .count(names.count + textCount), "query": .text(question.text)])
            }
            if names.isEmpty, texts.isEmpty { p { wording.say("search.advice") } }
            if !names.isEmpty {
                section {
                    h2 { wording.say("search.names") }
                    ul(.class("found")) { for found in names { li { name(found) } } }
                }
            }
            if !texts.isEmpty {
                section {
                    h2 { wording.say("search.texts") }
                    ul(.class("found")) { for found in texts { li { text(found) } } }
                    if textCount > texts.count {
                        p(.class("small")) {
                            wording.say(
                                "search.more-texts", ["count": .count(textCount - texts.count)])
                        }
                    }
                }
            }
        }
    }

    private func name(_ found: FoundName) -> Markup {
        let (name, address, kind) = shown(found.what)
        return fragment {
            a(.class("found-name"), .href(address)) { wording.marked(name) }
            " "
            span(.class("as-of")) { kind }
            p(.class("small")) { why(found, shownName: wording.plain(name)) }
        }
    }

    private func shown(_ what: FoundName.What) -> (Text, Address, String) {
        switch what {
        case .thing(let thing):
            let whole = thing.within.first.flatMap { wholes[$0] }.map { $0.shortName(wording.language) }
            let kind = wording.kindLabel(thing.kind)
            return (thing.name, links.thing(thing.id), [kind, whole].compactMap(\.self).joined(separator: " · "))
        case .party(let party): return (party.name, links.party(party.id), wording.say("search.party"))
        case .property(let property):
            return (property.label, links.property(property.id), wording.say("search.property"))
        }
    }

    /// Says which name answers and how, so that nobody wonders at a name in another script.
    private func why(_ found: FoundName, shownName: String) -> Markup {
        let reason = wording.say(PhraseKey("search.why.\(found.why)"))
        guard found.name.text != shownName else { return Markup(text: reason) }
        return fragment {
            reason
            ": "
            if let language = found.name.language {
                wording.marked(found.name.text, in: language)
                if language != wording.language { " (\(language.ownName))" }
            } else {
                bdi { found.name.text }
            }
        }
    }

    /// What it is called when it has no title of its own.
    private func heading(_ found: FoundText) -> String {
        let names = [found.thing.map(wording.name), found.property.map(wording.propertyLabel)].compactMap(\.self)
        return names.isEmpty ? wording.say(PhraseKey("search.kind.\(found.hit.kind)")) : names.joined(separator: " · ")
    }

    private func text(_ found: FoundText) -> Markup {
        let hit = found.hit
        return fragment {
            a(.class("found-name"), .href(address(hit))) {
                if hit.title.isEmpty { heading(found) } else { pieces(hit.title, hit.language) }
            }
            " "
            span(.class("as-of")) {
                [
                    wording.say(PhraseKey("search.kind.\(hit.kind)")),
                    hit.title.isEmpty || hit.kind == "thing" ? nil : found.thing.map(wording.name),
                ]
                .compactMap(\.self).joined(separator: " · ")
            }
            if !hit.snippet.isEmpty { p(.class("snippet")) { pieces(hit.snippet, hit.language) } }
            p(.class("small")) {
                for (number, reason) in hit.reasons.enumerated() {
                    if number > 0 { "; " }
                    wording.say("search.why.words", ["asked": .text(reason.asked)]) + " "
                    bdi(.lang(hit.language.tag), .dir(Wording.direction(of: hit.language))) {
                        reason.found.joined(separator: wording.say("site.list-separator"))
                    }
                }
            }
        }
    }

    private func pieces(_ pieces: [MarkedPiece], _ language: Language) -> Markup {
        bdi(.lang(language.tag), .dir(Wording.direction(of: language))) {
            for piece in pieces {
                if piece.isMatch { mark { piece.text } } else { piece.text }
            }
        }
    }

    private func address(_ hit: WordHit) -> Address {
        switch hit.kind {
        case "claim": links.claim(hit.id)
        case "source": links.source(hit.id)
        case "letter": links.letter(hit.id)
        case "party": links.party(hit.id)
        case "quarrel": links.quarrel(hit.id)
        case "story": links.story(hit.id)
        case "problem": links.problem(hit.id)
        case "indicator": links.indicator(hit.id)
        case "series": links.observations(of: hit.id)
        case "alert-rule": watched[hit.id].map { links.observations(of: $0) } ?? links.alerts
        default: links.thing(hit.thing ?? hit.id)
        }
    }
}
