import Importing
import Languages
import Markup
import Measures
import Members
import Observations
import Serving

/// Where a file of observations is sent.
struct SeriesImportPage: Page {
    let kit: FormKit
    let signed: Signed
    /// The series of the member's party.
    let series: [(id: String, title: String)]

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
                    "file", wording.say("observations.import.file"), hint: wording.say("observations.import.hint"),
                    kinds: ".csv,.txt,.xlsx,.json,.xml")
                kit.choice(
                    "series", wording.say("observations.series"), series.map { ($0.id, $0.title) },
                    empty: wording.say("observations.import.named"))
                kit.choice(
                    "flags", wording.say("observations.import.flags"),
                    [("own", wording.say("site.name")), ("seadatanet", "SeaDataNet L20"), ("qartod", "QARTOD")])
                p(.class("acts")) {
                    button(.type("submit"), .name("act"), .value("check")) { wording.say("observations.import.check") }
                }
            }
        }
    }
}

/// What would become of a file; nothing has been written.
struct SeriesTakingPage: Page {
    let kit: FormKit
    let signed: Signed
    let taking: SeriesTaking
    /// What is taken on when it is accepted; `nil` where there is nothing, or too much for a page.
    let offered: String?

    private var wording: Wording { kit.wording }
    private var links: Links { Links(language: wording.language) }

    var title: String { wording.say("observations.import.found") }
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
            header(.class("page-head")) { h1 { title } }
            for line in taking.lines { section { self.line(line) } }
            if let offered {
                kit.form(to: links.observationsImport, signed: signed) {
                    kit.hidden("offered", offered)
                    if taking.lines.contains(where: { !$0.difference.changed.isEmpty }) {
                        kit.area("reason", wording.say("observations.reason"))
                    }
                    p(.class("acts")) {
                        button(.type("submit"), .name("act"), .value("take")) {
                            wording.say("observations.import.take")
                        }
                    }
                }
            }
            p { a(.href(links.observationsImport)) { wording.say("observations.import.again") } }
        }
    }

    private func line(_ line: SeriesTaking.Line) -> Markup {
        let difference = line.difference
        let counts: [(PhraseKey, Int)] = [
            ("observations.import.new", difference.fresh.count), ("observations.import.same", difference.same.count),
            ("observations.import.changed", difference.changed.count), ("observations.import.refused", line.refused),
        ]
        return fragment {
            h2 {
                if let series = line.series {
                    a(.href(links.observations(of: series.id))) { line.name }
                } else {
                    line.name
                }
            }
            dl(.class("facts")) {
                for (key, count) in counts {
                    div {
                        dt { wording.say(key) }
                        dd { wording.number(count) }
                    }
                }
            }
            if !difference.changed.isEmpty {
                ul(.class("plain")) {
                    for change in difference.changed.prefix(50) {
                        li {
                            bdi {
                                change.offered.time.text + ": " + (change.standing.observation.value?.text ?? "–")
                                    + " → " + (change.offered.value?.text ?? "–")
                            }
                        }
                    }
                }
            }
            if !line.faults.isEmpty {
                ul(.class("plain")) {
                    for fault in line.faults.prefix(100) {
                        li {
                            if let place = fault.place {
                                wording.say("observations.import.row", ["number": .number(String(place))]) + " "
                            }
                            wording.say(
                                PhraseKey("observations.fault.\(fault.code.rawValue)"),
                                fault.values.mapValues { .text($0) })
                        }
                    }
                }
            }
        }
    }
}
