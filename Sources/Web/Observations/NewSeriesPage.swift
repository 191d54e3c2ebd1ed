import Languages
import Markup
import Members
import Observations
import Register
import Serving

/// What a file does not say of a new series, asked for beside what it says; the way back leads to the file.
struct NewSeriesPage: Page {
    let kit: FormKit
    let signed: Signed
    let file: SeriesImport
    let number: Int
    let name: String
    let sources: [Source]

    private var wording: Wording { kit.wording }
    private var links: Links { Links(language: wording.language) }

    var title: String { wording.say("draft.kind.series") + ": " + (name.isEmpty ? file.name : name) }
    var sheets: [String] { ["forms.css", "observations.css"] }
    var hasDownloads: Bool { false }
    var trail: [(name: String, address: Address)] {
        [
            (wording.say("observations.title"), links.observations),
            (wording.say("observations.import"), links.observationsImport),
            (file.name, links.observationsImport(file.id)),
        ]
    }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 {
                    wording.say("draft.kind.series") + ": "
                    bdi { name.isEmpty ? file.name : name }
                }
                p(.class("lead")) { wording.say("observations.import.asked") }
            }
            kit.summary
            kit.form(to: links.newSeries(file.id, number), signed: signed, hasFiles: true) {
                SeriesInputs(kit: kit, sources: sources).markup
                LetterInputs(kit: kit, party: signed.party).markup
                if file.seriesTotal > 1 {
                    kit.checks(
                        "common", wording.say("observations.import.others"),
                        hint: wording.say("observations.import.common.letter"),
                        [("yes", wording.say("observations.import.common"))],
                        chosen: [kit.value("common")])
                }
                p(.class("acts")) {
                    button(.type("submit")) { wording.say("observations.import.save") }
                    a(.href(links.observationsImport(file.id))) { wording.say("observations.import.back") }
                }
            }
        }
    }
}
