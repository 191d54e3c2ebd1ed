import Drafts
import Files
import Languages
import Markup
import Measures
import Register

/// A letter: what it is, its scan, and the entries that rest on it.
struct LetterPage: Page {
    let figures: Figures
    let letter: Letter
    let claims: [StandingClaim]
    /// What else rests on it.
    let entries: RestingEntries
    /// Whether the reader may change it.
    let mayWrite: Bool

    private var wording: Wording { figures.wording }
    private var links: Links { figures.links }

    var title: String { wording.say("letter.title-of", ["number": .text(letter.number)]) }
    var part: PagePart? { .sources }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                p(.class("kind")) { wording.say("letter.title") }
                h1 { wording.marked(letter.subjectMatter) }
            }
            dl(.class("facts")) {
                row("letter.number") { bdi(.dir(.automatic)) { letter.number } }
                if let date = try? Period(parsing: letter.date) {
                    row("letter.date") { wording.inBothCalendars(date) }
                }
                row("letter.sender") { a(.href(links.party(letter.sender))) { wording.party(letter.sender) } }
                if let addressee = letter.addressee {
                    row("letter.addressee") { a(.href(links.party(addressee))) { wording.party(addressee) } }
                }
                if let scan = letter.scan {
                    row("letter.scan") { a(.href(Links.file(scan))) { wording.say("letter.scan.open") } }
                }
                row("claim.visibility") { wording.visibility(letter.visibility) }
            }
            if mayWrite {
                p { a(.class("button quiet"), .href(links.letterForm(of: letter.id))) { wording.say("letter.change") } }
            }
            h2 { wording.say("letter.claims") }
            if claims.isEmpty, entries.isEmpty { p { wording.say("site.nothing-here") } }
            ClaimsByThing(figures: figures, claims: claims).markup
            entries.markup
        }
    }

    private func row(_ key: PhraseKey, @MarkupBuilder content: () -> Markup) -> Markup {
        div {
            dt { wording.say(key) }
            dd(content: content)
        }
    }
}

extension Wording {
    func visibility(_ visibility: Visibility) -> String {
        switch visibility {
        case .everyone: say("visibility.public")
        case .members: say("visibility.members")
        case .ownParty: say("visibility.own-party")
        case .parties(let parties):
            parties.map(partyName).joined(separator: say("site.list-separator"))
        }
    }
}

/// The form of a letter: number, date in either calendar, sender, addressee, matter and scan.
struct LetterFormPage: Page {
    let kit: FormKit
    let draft: FormDraft
    let letter: Letter?

    private var wording: Wording { kit.wording }
    private var links: Links { Links(language: wording.language) }

    var title: String { wording.say(letter == nil ? "letter.form.new" : "letter.change") }
    var sheets: [String] { ["forms.css"] }
    var scripts: [String] { FormDraft.scripts }
    var hasDownloads: Bool { false }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { title }
                p(.class("lead")) { wording.say("letter.form.lead") }
            }
            kit.summary
            kit.form(
                to: letter.map { links.letterForm(of: $0.id) } ?? links.letterForm, signed: draft.signed, hasFiles: true
            ) {
                draft.hidden(kit)
                if let letter { kit.hidden("letter", letter.id) }
                kit.line("number", wording.say("letter.number"), isRequired: true)
                div(.class("pair")) {
                    kit.line("date", wording.say("letter.date"), hint: wording.say("form.date.hint"), isRequired: true)
                    kit.choice(
                        "calendar", wording.say("form.calendar"),
                        [
                            ("gregorian", wording.say("form.calendar.gregorian")),
                            ("jalali", wording.say("form.calendar.jalali")),
                        ], empty: wording.say("form.calendar.as-typed"))
                }
                kit.parties("sender", wording.say("letter.sender"))
                kit.parties("addressee", wording.say("letter.addressee"), empty: wording.say("letter.no-addressee"))
                kit.line("subject", wording.say("letter.subject"), isRequired: true)
                if !kit.value("scan").isEmpty {
                    kit.hidden("scan", kit.value("scan"))
                    p { a(.href(Links.file(kit.value("scan")))) { wording.say("letter.scan.open") } }
                }
                kit.file(
                    "scanFile", wording.say("letter.scan"), hint: wording.say("form.file.hint"),
                    kinds: ".pdf,.png,.jpg,.jpeg,.webp,.tif,.tiff")
                kit.visibility()
                draft.buttons(kit)
            }
        }
    }

    static func fields(of letter: Letter, _ language: Language) -> DraftFields {
        var fields: DraftFields = [
            "letter": letter.id, "number": letter.number, "date": letter.date, "sender": letter.sender,
            "visibility": letter.visibility.field,
        ]
        fields["addressee"] = letter.addressee
        fields["scan"] = letter.scan
        fields["visibleTo"] = letter.visibility.partiesField
        let reading = letter.subjectMatter.own.reading(in: language)
        fields["subject"] = reading?.text
        fields["subjectLanguage"] = reading?.language.tag
        return fields
    }
}
