import Languages
import Markup
import Members

/// What is wrong with a field, in the reader's words.
struct FormMistake: Sendable, Hashable {
    /// The name of the field; empty for the form as a whole.
    let field: String
    let text: String
    /// The things between which somebody has to choose, where a name could mean several.
    let things: [String]

    init(_ field: String, _ text: String, things: [String] = []) {
        (self.field, self.text, self.things) = (field, text, things)
    }
}

/// The fields of a form with what was typed into them and what is wrong with it.
///
/// Every page with a form is made of these, so that a fault always stands beside its field and nothing typed is lost.
struct FormKit: Sendable {
    let wording: Wording
    /// What was typed, by name.
    let values: [String: String]
    let mistakes: [FormMistake]
    /// What somebody else has written into the same draft meanwhile, by name; `nil` where nobody has.
    let theirs: [String: String]?
    /// Stands before the names of fields in their ids, where a second form of the page has fields of the same names.
    let scope: String

    init(
        _ wording: Wording, values: [String: String] = [:], mistakes: [FormMistake] = [],
        theirs: [String: String]? = nil, scope: String = ""
    ) {
        (self.wording, self.values, self.mistakes, self.theirs) = (wording, values, mistakes, theirs)
        self.scope = scope
    }

    /// The name of the field that carries the secret of the session.
    static let secretName = "form-secret"

    /// A form that is sent to an address of this site; `signed` gives it the secret of its session.
    func form(
        to address: Address, signed: Signed?, hasFiles: Bool = false, class name: String = "sheet",
        @MarkupBuilder content: () -> Markup
    ) -> Markup {
        element(
            .form,
            [
                .class(name), .method("post"), .action(address), .novalidate,
                hasFiles ? .multipart : .none,
            ]
        ) {
            if case .session(_, let secret)? = signed?.way {
                input(.type("hidden"), .name(Self.secretName), .value(secret))
            }
            content()
        }
    }

    /// A button that does one thing by itself, in a form of its own.
    func act(
        _ label: String, to address: Address, signed: Signed?, hidden: [String: String] = [:], isQuiet: Bool = true
    ) -> Markup {
        form(to: address, signed: signed, class: "act") {
            for (name, value) in hidden.sorted(by: { $0.key < $1.key }) { self.hidden(name, value) }
            button(.type("submit"), .class(isQuiet ? "quiet" : "")) { label }
        }
    }

    /// What stands at the top: all mistakes, and what somebody else has written meanwhile; empty where there is nothing.
    var summary: Markup {
        fragment {
            mistakeList
            conflict
        }
    }

    /// All mistakes, each a link to its field.
    private var mistakeList: Markup {
        guard !mistakes.isEmpty else { return Markup() }
        return div(.class("mistakes"), .role("alert"), .tabindex(-1), .id("mistakes")) {
            h2 { wording.say("form.mistakes") }
            ul {
                for mistake in mistakes {
                    li {
                        if mistake.field.isEmpty {
                            mistake.text
                        } else {
                            a(.href(Address("#\(id(mistake.field))"))) { mistake.text }
                        }
                    }
                }
            }
        }
    }

    func hidden(_ name: String, _ value: String) -> Markup { input(.type("hidden"), .name(name), .value(value)) }

    func value(_ name: String) -> String { values[name] ?? "" }

    func mistake(_ name: String) -> FormMistake? { mistakes.first { $0.field == name } }

    static func id(_ name: String) -> String { "field-\(name)" }

    func id(_ name: String) -> String { Self.id(scope + name) }

    /// A field with its label above it, a hint and, where something is wrong, the mistake between them.
    func field(
        _ name: String, _ label: String, hint: String? = nil,
        @MarkupBuilder _ content: (_ described: Attribute) -> Markup
    ) -> Markup {
        let mistake = mistake(name)
        let id = self.id(name)
        let described = [hint == nil ? nil : "\(id)-hint", mistake == nil ? nil : "\(id)-mistake"]
            .compactMap(\.self).joined(separator: " ")
        return div(.class(mistake == nil ? "field" : "field wrong")) {
            element(.label, [.for(id)]) { label }
            if let hint { p(.class("hint"), .id("\(id)-hint")) { hint } }
            if let mistake { p(.class("mistake"), .id("\(id)-mistake")) { mistake.text } }
            content(described.isEmpty ? .none : .aria("describedby", described))
        }
    }
}
