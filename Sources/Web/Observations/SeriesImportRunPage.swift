import Importing
import Languages
import Markup
import Members
import Observations
import Register
import Serving

/// A file of observations on its way: how far it is, what would become of each of its series, and what can be done.
struct SeriesImportRunPage: Page {
    let kit: FormKit
    let signed: Signed
    let file: SeriesImport
    let findings: [(number: Int, findings: SeriesFindings)]
    /// The number of the series at which more follow.
    let next: Int?
    let words: SeriesWords
    /// The series that stand, by their ids.
    let standing: [String: SeriesRecord]

    var wording: Wording { kit.wording }
    var links: Links { Links(language: wording.language) }

    var title: String { file.name }
    var sheets: [String] { ["forms.css", "observations.css"] }
    var hasDownloads: Bool { false }
    var trail: [(name: String, address: Address)] {
        [
            (wording.say("observations.title"), links.observations),
            (wording.say("observations.import"), links.observationsImport),
        ]
    }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { wording.marked(byScript: title) }
                p(.class("lead")) { wording.say(file.standing) }
            }
            kit.summary
            if let fault = file.fault { p(.class("said")) { wording.told(fault) } }
            if file.state.isGoingOn { goingOn }
            if file.state == .finished { finished }
            if file.state == .checked || file.state == .finished { counts(file.counts) }
            if file.state == .checked { acts }
            for (number, one) in findings { section(.class("observed")) { line(one, number) } }
            if let next {
                p {
                    a(.href(links.observationsImport(file.id, from: next))) { wording.say("observations.next-page") }
                }
            }
        }
    }

    private var goingOn: Markup {
        div(.class("said")) {
            if file.total == 0 {
                p { wording.say("observations.import.reading") }
            } else {
                p {
                    wording.say(
                        file.state == .accepting ? "observations.import.drafting" : "observations.import.progress",
                        [
                            "done": .number(String(file.done)), "total": .number(String(file.total)),
                            "count": .count(file.drafted),
                        ])
                }
                progress(
                    .value(Double(file.done)), .max(Double(file.total)),
                    .aria("label", wording.say("observations.import.found")))
            }
            p(.class("small")) { wording.say("sheet.refreshes") }
            kit.act(wording.say("sheet.stop"), to: links.observationsImport(file.id, "cancel"), signed: signed)
        }
    }

    private var finished: Markup {
        fragment {
            p { wording.say("sheet.finished", ["count": .count(file.drafted)]) }
            if file.drafted > 0 { p { a(.href(links.batch(file.id))) { wording.say("sheet.to-drafts") } } }
        }
    }

    private func counts(_ counts: SeriesCounts) -> Markup {
        let all: [(PhraseKey, Int)] = [
            ("observations.import.new", counts.fresh), ("observations.import.same", counts.same),
            ("observations.import.changed", counts.changed), ("observations.import.refused", counts.refused),
            ("observations.import.waiting", counts.waiting),
        ]
        return dl(.class("facts")) {
            for (key, count) in all where count > 0 || key == "observations.import.new" {
                div {
                    dt { wording.say(key) }
                    dd { wording.number(count) }
                }
            }
        }
    }

    private var acts: Markup {
        fragment {
            if file.acceptable > 0 {
                kit.form(to: links.observationsImport(file.id, "accept"), signed: signed) {
                    if file.counts.changed > 0 { kit.area("reason", wording.say("observations.reason"), rows: 2) }
                    p(.class("acts")) {
                        button(.type("submit")) {
                            wording.say("observations.import.accept", ["count": .count(file.acceptable)])
                        }
                    }
                    p(.class("small")) {
                        wording.say("sheet.accept-hint") + " " + wording.say("observations.import.left-out")
                    }
                }
            } else if file.counts.waiting == 0 {
                p { wording.say("observations.import.nothing") }
            }
            div(.class("acts")) {
                kit.act(
                    wording.say("observations.import.check-again"), to: links.observationsImport(file.id, "check"),
                    signed: signed)
                kit.act(wording.say("sheet.stop"), to: links.observationsImport(file.id, "cancel"), signed: signed)
            }
        }
    }
}

extension SeriesImport {
    /// Where it stands; what was checked and holds nothing to accept waits for answers, or for nobody.
    var standing: PhraseKey {
        guard state == .checked, acceptable == 0 else { return PhraseKey("sheet.state.\(state.rawValue)") }
        return counts.waiting > 0 ? "sheet.state.asking" : "sheet.state.nothing"
    }
}

extension Wording {
    /// Why a file cannot be read, in the reader's words.
    func told(_ fault: RawSeriesFault) -> String {
        let text = say(PhraseKey("observations.fault.\(fault.code)"), fault.values.mapValues { .text($0) })
        guard let place = fault.place else { return text }
        return say("observations.import.row", ["number": .number(String(place))]) + " " + text
    }
}
