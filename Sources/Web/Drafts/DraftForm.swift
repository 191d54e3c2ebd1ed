import Drafts
import Languages
import Markup
import Members
import Register

/// The inputs of one kind of draft; every subject that can be drafted brings one.
protocol DraftForm: Sendable {
    var kind: String { get }
    /// What is written, in a few words: “Annual capacity – Port of Anzali”.
    func title(_ fields: DraftFields, _ desk: DraftFormDesk) throws -> String
    /// What stands in the fields of a new form that was asked for with some of them.
    func defaults(_ asked: DraftFields, _ desk: DraftFormDesk) throws -> DraftFields
    /// What is written about, above the inputs.
    func context(_ fields: DraftFields, _ desk: DraftFormDesk) throws -> Markup
    func inputs(_ kit: FormKit, _ desk: DraftFormDesk) throws -> Markup
}

/// What a form is made from: one consistent state, the words of a language, and who writes.
struct DraftFormDesk {
    let reading: Reading
    let wording: Wording
    let signed: Signed

    func figures(_ names: [String: Thing] = [:]) -> Figures { Figures(wording: wording, names: names) }
}

extension Site {
    /// The forms of this site, by the kind of draft.
    static let draftForms: [String: any DraftForm] = {
        let forms: [any DraftForm] =
            [
                ClaimForm(), RemarkForm(), MarkForm(), TranslationForm(), StoryDraftForm(), PromiseForm(),
                SeriesForm(), ObservationsForm(), AlertForm(), IndicatorForm(),
            ] + OwnPageForm.all + ProblemDraftForm.all
        return Dictionary(forms.map { ($0.kind, $0) }) { first, _ in first }
    }()
}

/// Names of fields that belong to the form and not to the draft.
enum DraftFormField {
    static let ticket = "draft"
    static let kind = "draft-kind"
    static let seen = "draft-seen"
    static let act = "draft-act"
    /// The page from which an act was asked for, where that is not the draft's own.
    static let from = "draft-from"
    /// The file that shows what is claimed.
    static let file = "evidence-file"
    static let own: Set<String> = [ticket, kind, seen, act, from, FormKit.secretName]

    /// A new ticket: a hundred random bits, in letters that an id may have.
    static func newTicket() -> String {
        var random = SystemRandomNumberGenerator()
        let letters = Array("abcdefghijkmnpqrstuvwxyz23456789")
        return String((0..<20).map { _ in letters[Int.random(in: 0..<letters.count, using: &random)] })
    }
}
