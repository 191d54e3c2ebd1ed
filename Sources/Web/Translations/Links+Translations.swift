import Languages
import Markup
import Register
import Serving
import Translations

/// Which part of a work list an address asks for: `kind=thing`, `state=stale`, `after=3.thing.port.name`.
struct WorkQuestion: Sendable, Hashable {
    static let parameters: Set<String> = ["kind", "state", "after"]
    /// How many items stand on one page.
    static let limit = 40

    var kind: TextReference.Kind?
    var state: WorkState?
    var after: TextPlace?

    init(kind: TextReference.Kind? = nil, state: WorkState? = nil, after: TextPlace? = nil) {
        (self.kind, self.state, self.after) = (kind, state, after)
    }

    /// Empty values count as left out; throws `RequestFault` for a word that is none.
    init(_ value: (String) -> String?) throws {
        func given(_ name: String) -> String? { value(name).flatMap { $0.isEmpty ? nil : $0 } }
        if let text = given("kind") {
            guard let known = TextReference.Kind(rawValue: text) else { throw RequestFault.badParameter("kind", text) }
            kind = known
        }
        if let text = given("state") {
            guard let known = WorkState(rawValue: text) else { throw RequestFault.badParameter("state", text) }
            state = known
        }
        if let text = given("after") {
            guard let known = TextPlace(word: text) else { throw RequestFault.badParameter("after", text) }
            after = known
        }
    }

    func after(_ place: TextPlace?) -> WorkQuestion { WorkQuestion(kind: kind, state: state, after: place) }

    func list(_ language: Language) -> WorkList {
        WorkList(language, states: state.map { [$0] } ?? WorkList.unfinished, kinds: kind.map { [$0] } ?? [])
    }

    /// `?kind=…&state=…&after=…`, always in this order; empty where nothing is asked.
    var text: String {
        let fields = [("kind", kind?.rawValue), ("state", state?.rawValue), ("after", after?.word)]
        let parts = fields.compactMap { name, value in value.map { "\(name)=\($0)" } }
        return parts.isEmpty ? "" : "?" + parts.joined(separator: "&")
    }
}

extension Links {
    var translations: Address { Address("/\(language.tag)/translations") }
    var terms: Address { Address("/\(language.tag)/terms") }
    func translations(_ target: Language, _ question: WorkQuestion = WorkQuestion()) -> Address {
        Address("/\(language.tag)/translations/\(target.tag)\(question.text)")
    }
    /// The list as a spreadsheet, from the beginning; where one is sent that came back.
    func translationSheet(_ target: Language, _ question: WorkQuestion = WorkQuestion(), form: String? = nil) -> Address
    {
        let asked = [("kind", question.kind?.rawValue), ("state", question.state?.rawValue), ("form", form)]
        let parts = asked.compactMap { name, value in value.map { "\(name)=\($0)" } }
        return Address(
            "/\(language.tag)/translations/\(target.tag)/sheet"
                + (parts.isEmpty ? "" : "?" + parts.joined(separator: "&")))
    }
    /// A text beside its translation, which is also where it is translated.
    func translation(_ place: TextPlace, in target: Language, _ question: WorkQuestion = WorkQuestion()) -> Address {
        Address("/\(language.tag)/translations/\(target.tag)/\(place.word)\(question.text)")
    }
    /// Where a machine's words for it are asked for.
    func machineTranslation(_ place: TextPlace, in target: Language, _ question: WorkQuestion) -> Address {
        Address("/\(language.tag)/translations/\(target.tag)/\(place.word)/machine\(question.text)")
    }
}
