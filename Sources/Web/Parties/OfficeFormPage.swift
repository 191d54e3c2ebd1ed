import Drafts
import Languages
import Markup
import Measures
import Register

/// The form in which an office says how it is reached.
struct OfficeFormPage: Page {
    let kit: FormKit
    let draft: FormDraft
    let party: Party
    /// The clock of what it speaks for.
    let clock: Clock

    private var wording: Wording { kit.wording }
    private var links: Links { Links(language: wording.language) }

    var title: String { wording.say("office.enter") }
    var sheets: [String] { ["forms.css"] }
    var scripts: [String] { FormDraft.scripts }
    var hasDownloads: Bool { false }
    var part: PagePart? { .parties }
    var trail: [(name: String, address: Address)] { [(wording.plain(party.name), links.party(party.id))] }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { title }
                p(.class("lead")) { wording.say("office.form.lead") }
            }
            kit.summary
            kit.form(to: links.officeForm, signed: draft.signed, hasFiles: true) {
                draft.hidden(kit)
                kit.hidden("party", party.id)
                h2 { wording.say("office.contacts") }
                for row in 1...OfficeMaker.contactsMax { contact(row) }
                kit.line("web", wording.say("party.web"), type: "url", .dir(.leftToRight))
                h2 { wording.say("office.hours") }
                p(.class("hint")) { wording.say("office.form.hours.hint") }
                for day in Weekday.week(beginning: clock.workingDays(with: clock)) {
                    kit.line("hours-\(day.word)", wording.weekdays([day]))
                }
                kit.checks(
                    "languages", wording.say("office.languages"),
                    Language.allCases.map { ($0.tag, wording.languageName($0)) },
                    chosen: Set(FieldList.items(kit.value("languages"))))
                kit.inAllLanguages("rank", wording.say("office.rank"), hint: wording.say("office.form.rank.hint"))
                draft.buttons(kit)
            }
        }
    }

    /// The first rows are in view; the others wait folded until they are needed.
    private func contact(_ row: Int) -> Markup {
        let field = "contact-\(row)"
        let isNeeded = row <= 2 || !kit.value(field).isEmpty || kit.mistake(field) != nil
        let inputs = div(.class("pair")) {
            kit.choice(
                "\(field)-kind", wording.say("office.form.kind"),
                Office.Contact.Kind.allCases.map {
                    ($0.rawValue, wording.say(PhraseKey("office.contact.\($0.rawValue)")))
                })
            kit.line(field, wording.say("office.form.value"))
            kit.line("\(field)-label", wording.say("office.form.label"))
        }
        return isNeeded
            ? inputs
            : details {
                element(.summary, []) { wording.say("office.form.more") }
                inputs
            }
    }

    /// A row in which no number or address was typed says nothing.
    @Sendable static func tidy(_ fields: inout DraftFields) {
        for row in 1...OfficeMaker.contactsMax where fields["contact-\(row)"] == nil {
            fields["contact-\(row)-kind"] = nil
            fields["contact-\(row)-label"] = nil
        }
    }

    static func fields(of party: Party, _ language: Language) -> DraftFields {
        let office = party.office
        var fields: DraftFields = ["party": party.id]
        fields["web"] = party.web
        for (index, contact) in office.contacts.prefix(OfficeMaker.contactsMax).enumerated() {
            let field = "contact-\(index + 1)"
            fields[field] = contact.value
            fields["\(field)-kind"] = contact.kind.rawValue
            fields["\(field)-label"] = contact.label.own.reading(in: language)?.text
        }
        for day in Weekday.allCases { fields["hours-\(day.word)"] = OfficeHoursFields.typed(office.hours, on: day) }
        fields["languages"] = office.languages.map(\.tag).joined(separator: "|")
        for language in Language.allCases { fields["rank-\(language.tag)"] = office.rank.own[language] }
        return fields
    }
}
