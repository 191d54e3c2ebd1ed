import Environment
import Languages
import Markup
import Problems
import Register

/// What the claims, letters and indicators are called on which steps and endings rest, as far as the reader may know
/// of them.
struct EvidenceNames: Sendable {
    /// By the id of the claim: what it is about.
    var claims: [String: String] = [:]
    var letters: [String: Letter] = [:]
    var indicators: [String: Indicator] = [:]

    init() {}

    init(_ evidence: [ProblemEvidence], _ reading: Reading, _ wording: Wording) throws {
        let known = try reading.known(evidence)
        let things = try reading.things(Set(known.claims.values.map(\.claim.thing)))
        for (id, standing) in known.claims {
            let property = wording.vocabulary.properties[standing.claim.property].map { wording.plain($0.label) }
            let thing = things[standing.claim.thing].map(wording.listName)
            claims[id] = [property, thing].compactMap(\.self).joined(separator: " – ")
        }
        letters = known.letters
        guard evidence.contains(where: { !$0.indicators.isEmpty }) else { return }
        let standing = try reading.indicators(at: try reading.indicatorMoment())
        indicators = Dictionary(standing.map { ($0.id, $0) }) { first, _ in first }
    }
}

/// What shows that something is so, each a link to it.
struct ProblemEvidenceView {
    let wording: Wording
    let evidence: ProblemEvidence
    let names: EvidenceNames

    private var links: Links { Links(language: wording.language) }

    var markup: Markup {
        let items = files + claims + letters + indicators
        guard !items.isEmpty else { return Markup() }
        return p(.class("small evidence")) {
            wording.say("problem.evidence") + ": "
            for (index, item) in items.enumerated() {
                if index > 0 { wording.say("site.list-separator") }
                item
            }
        }
    }

    private var files: [Markup] {
        evidence.files.enumerated().map { index, digest in
            a(.href(Links.file(digest))) {
                wording.say("problem.evidence.file", ["number": .number(String(index + 1))])
            }
        }
    }

    private var claims: [Markup] {
        evidence.claims.compactMap { id in
            names.claims[id].map { name in a(.href(links.claim(id))) { wording.marked(byScript: name) } }
        }
    }

    private var letters: [Markup] {
        evidence.letters.compactMap { id in
            names.letters[id].map { letter in
                a(.href(links.letter(id))) {
                    wording.say("letter.title-of", ["number": .text(letter.number)])
                }
            }
        }
    }

    private var indicators: [Markup] {
        evidence.indicators.compactMap { id in
            names.indicators[id].map { indicator in
                a(.href(links.indicator(id))) { wording.marked(indicator.name) }
            }
        }
    }
}
