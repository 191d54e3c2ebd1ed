import Importing
import Languages
import Markup
import Members
import Observations
import Serving

/// Where a file of observations is sent, and the files that were sent before.
struct SeriesImportPage: Page {
    let kit: FormKit
    let signed: Signed
    /// The series of the member's party.
    let series: [(id: String, title: String)]
    let imports: [SeriesImport]

    private var wording: Wording { kit.wording }
    private var links: Links { Links(language: wording.language) }

    var title: String { wording.say("observations.import") }
    var sheets: [String] { ["forms.css", "observations.css"] }
    var hasDownloads: Bool { false }
    var trail: [(name: String, address: Address)] { [(wording.say("observations.title"), links.observations)] }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { title }
                p(.class("lead")) { wording.say("observations.import.lead") }
            }
            kit.summary
            kit.form(to: links.observationsImport, signed: signed, hasFiles: true) {
                kit.file(
                    "file", wording.say("observations.import.file"),
                    hint: wording.say(
                        "observations.import.limits",
                        [
                            "size": .number(String(SeriesUploads.fileBytesMax >> 20)),
                            "lines": .number(String(RawSeriesFile.pointsMax)),
                        ]),
                    kinds: ".csv,.txt,.xlsx,.json,.xml")
                kit.choice(
                    "series", wording.say("observations.series"), series.map { ($0.id, $0.title) },
                    empty: wording.say("observations.import.named"))
                kit.choice(
                    "flags", wording.say("observations.import.flags"),
                    [("own", wording.say("site.name")), ("seadatanet", "SeaDataNet L20"), ("qartod", "QARTOD")])
                p(.class("acts")) {
                    button(.type("submit")) { wording.say("observations.import.check") }
                    a(.href(links.newSeries)) { wording.say("series.new") }
                }
            }
            before
        }
    }

    @MarkupBuilder private var before: Markup {
        if !imports.isEmpty {
            section {
                h2 { wording.say("observations.import.runs") }
                ul {
                    for file in imports {
                        li {
                            a(.href(links.observationsImport(file.id))) { wording.marked(byScript: file.name) }
                            wording.say("site.list-separator")
                            wording.say(file.standing)
                        }
                    }
                }
            }
        }
    }
}

extension Links {
    func observationsImport(_ id: String, _ act: String? = nil) -> Address {
        address("observations/imports/\(id)" + (act.map { "/\($0)" } ?? ""))
    }
    func observationsImport(_ id: String, from number: Int) -> Address {
        address("observations/imports/\(id)?from=\(number)")
    }
    func newSeries(_ id: String, _ number: Int) -> Address { address("observations/imports/\(id)/series/\(number)") }
    var newSeries: Address { address("drafts/new?kind=series") }
    func seriesForm(of series: String) -> Address { address("drafts/new?kind=series&series=\(series)") }
}
