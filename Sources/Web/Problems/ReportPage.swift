import Languages
import Markup
import Measures
import Members
import Problems
import Register

/// The form by which anyone reports a problem, without an account and without a script.
struct ReportPage: Page {
    let kit: FormKit
    /// The ticket under which it is taken in.
    let ticket: String
    let signed: Signed?
    /// The map on which a script lets a place be chosen.
    let map: Markup
    let takesPictures: Bool
    /// Whether contacts can be kept.
    let takesContacts: Bool
    /// The things that bear the name that was typed, where there are several.
    var candidates: [PlaceCandidate] = []

    private var wording: Wording { kit.wording }
    private var links: Links { Links(language: wording.language) }

    var title: String { wording.say("problem.report.title") }
    var trail: [(name: String, address: Address)] { [(wording.say("problem.list.title"), links.problems())] }
    var sheets: [String] { ["forms.css", "problems.css"] }
    var scripts: [String] { map.isEmpty ? [] : ["problem-place.js"] }
    var hasDownloads: Bool { false }

    /// A field that no person sees; who fills it in is a program.
    static let trapName = "website"

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { title }
                p(.class("lead")) { wording.say("problem.report.lead") }
                p(.class("small")) { wording.say("problem.report.privacy") }
            }
            kit.summary
            kit.form(to: links.problemReport, signed: signed, hasFiles: takesPictures, class: "sheet report-form") {
                kit.hidden("ticket", ticket)
                kit.area(
                    "words", wording.say("problem.field.words"), hint: wording.say("problem.report.words.hint"),
                    rows: 7, .required())
                ProblemPlaceFields(kit: kit, map: map, candidates: candidates).markup
                kit.line(
                    "date", wording.say("problem.field.date"), hint: wording.say("problem.report.date.hint"),
                    isRequired: true, .autocomplete("off"))
                kit.radios(
                    "calendar", wording.say("problem.report.calendar"),
                    [
                        ("", wording.say("problem.report.calendar.any")),
                        ("jalali", wording.say("problem.report.calendar.jalali")),
                        ("gregorian", wording.say("problem.report.calendar.gregorian")),
                    ])
                kit.choice(
                    "sector", wording.say("problem.report.sector"),
                    Sector.inOrder.map { ($0.rawValue, wording.sector($0)) },
                    empty: wording.say("problem.report.sector.none"))
                if takesPictures {
                    kit.file(
                        "picture", wording.say("problem.field.picture"),
                        hint: wording.say(
                            "problem.report.picture.hint", ["count": .count(ProblemLimits.pictureBytes >> 20)]),
                        kinds: "image/jpeg,image/png,image/webp")
                }
                if takesContacts {
                    kit.line(
                        "contact", wording.say("problem.field.contact"),
                        hint: wording.say("problem.report.contact.hint"), .dir(.automatic), .autocomplete("off"))
                }
                trap
                button(.type("submit")) { wording.say("problem.report.send") }
            }
        }
    }

    /// Hidden from eyes and from programs that read pages aloud; a person who comes upon it is told to leave it empty.
    private var trap: Markup {
        div(.class("trap"), .aria("hidden", "true")) {
            element(.label, [.for("field-website")]) { wording.say("problem.report.trap") }
            input(
                .id("field-website"), .type("text"), .name(Self.trapName), .value(""), .tabindex(-1),
                .autocomplete("off"))
        }
    }
}

/// What a reporter is told once the report has come in: the number by which it can be looked at.
struct ReportThanksPage: Page {
    let wording: Wording
    let number: String

    private var links: Links { Links(language: wording.language) }

    var title: String { wording.say("problem.thanks.title") }
    var trail: [(name: String, address: Address)] { [(wording.say("problem.list.title"), links.problems())] }
    var sheets: [String] { ["forms.css", "problems.css"] }
    var hasDownloads: Bool { false }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { title }
                p(.class("lead")) { wording.say("problem.thanks.lead") }
            }
            p { wording.say("problem.thanks.number") }
            p { bdi(.class("once"), .dir(.leftToRight), .id("report-number")) { number } }
            p { wording.say("problem.thanks.keep") }
            p(.class("actions")) {
                a(.href(links.problemReportState)) { wording.say("problem.report.state.title") }
                a(.href(links.problems())) { wording.say("problem.list.title") }
            }
        }
    }
}

/// How a report stands, asked by its number.
struct ReportStatePage: Page {
    let kit: FormKit
    let signed: Signed?
    let outcome: ReportOutcome?
    /// The problem it was joined to, by name.
    var problem: Problem?
    /// Whether how to be reached was just taken away.
    var isErased = false

    private var wording: Wording { kit.wording }
    private var links: Links { Links(language: wording.language) }

    var title: String { wording.say("problem.report.state.title") }
    var trail: [(name: String, address: Address)] { [(wording.say("problem.list.title"), links.problems())] }
    var sheets: [String] { ["forms.css", "problems.css"] }
    var hasDownloads: Bool { false }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { title }
                p(.class("lead")) { wording.say("problem.report.state.lead") }
            }
            kit.summary
            if isErased { div(.class("note")) { p { wording.say("problem.contact.erased") } } }
            if let outcome { told(outcome) }
            kit.form(to: links.problemReportState, signed: signed) {
                kit.line(
                    "number", wording.say("problem.report.number"), hint: "K7QF-MX2P-9TRD", isRequired: true,
                    .dir(.leftToRight), .autocomplete("off"))
                button(.type("submit")) { wording.say("problem.report.state.ask") }
            }
        }
    }

    private func told(_ outcome: ReportOutcome) -> Markup {
        fragment {
            div(.class("note"), .role("status")) {
                switch outcome {
                case .waiting: p { wording.say("problem.outcome.waiting") }
                case .released(let id):
                    p { wording.say("problem.outcome.released") }
                    p {
                        a(.href(links.problem(id))) {
                            problem.map { wording.marked($0.title) } ?? Markup(text: wording.say("problem.title"))
                        }
                    }
                case .refused(let reason, let language):
                    p { wording.say("problem.outcome.refused") }
                    if !reason.isEmpty { p { wording.marked(reason, in: language) } }
                case .erased: p { wording.say("problem.outcome.erased") }
                }
            }
            kit.form(to: links.problemReportErasure, signed: signed, class: "act") {
                kit.hidden("number", kit.value("number"))
                button(.type("submit"), .class("quiet")) { wording.say("problem.contact.erase") }
            }
        }
    }
}
