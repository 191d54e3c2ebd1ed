import Languages
import Markup
import Serving

/// Everything that programs can ask for here.
struct OperationListPage: Page {
    let figures: Figures
    let operations: [InterfaceOperation]

    private var wording: Wording { figures.wording }
    private var links: Links { figures.links }

    var title: String { wording.say("api.title") }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { title }
                p(.class("lead")) { wording.say("api.lead") }
            }
            p { a(.href(Address("/api/openapi.json")), .type("application/json")) { wording.say("api.description") } }
            p { wording.say("api.paging") }
            p { wording.say("api.faults") }
            section {
                h2 { wording.say("api.operations") }
                dl(.class("operations")) {
                    for operation in operations {
                        div {
                            dt {
                                a(.href(links.operation(operation.id))) { wording.say(operation.title) }
                                " "
                                OperationAddress(operation: operation, wording: wording).markup
                            }
                            dd { wording.say(operation.about) }
                        }
                    }
                }
            }
        }
    }
}

/// The address of an operation as programs write it.
struct OperationAddress: Sendable {
    let operation: InterfaceOperation
    let wording: Wording

    var markup: Markup { code(.dir(.leftToRight)) { text } }

    private var text: String {
        operation.isInLanguages ? "/\(wording.language.tag)/\(operation.path)" : "/\(operation.path)"
    }
}

/// One operation: its address, parameters and forms, and an example that runs.
struct OperationPage: Page {
    let figures: Figures
    let operation: InterfaceOperation
    /// An address below the language that is answered here; `nil` where there is nothing to show.
    let example: String?

    private var wording: Wording { figures.wording }
    private var links: Links { figures.links }

    var title: String { wording.say(operation.title) }
    var trail: [(name: String, address: Address)] { [(wording.say("api.title"), links.operations)] }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { title }
                p(.class("lead")) { wording.say(operation.about) }
            }
            dl(.class("facts")) {
                row("api.address") { OperationAddress(operation: operation, wording: wording).markup }
                row("api.forms") {
                    for (index, type) in operation.mediaTypes.enumerated() {
                        if index > 0 { wording.say("site.list-separator") }
                        code(.dir(.leftToRight)) { type }
                    }
                }
            }
            if !parameters.isEmpty {
                section {
                    h2 { wording.say("api.parameters") }
                    dl(.class("operations")) { for parameter in parameters { line(parameter) } }
                }
            }
            if let example { self.example(example) }
        }
    }

    private var parameters: [InterfaceOperation.Parameter] { operation.parameters }

    private func row(_ key: PhraseKey, @MarkupBuilder content: () -> Markup) -> Markup {
        div {
            dt { wording.say(key) }
            dd(content: content)
        }
    }

    private func line(_ parameter: InterfaceOperation.Parameter) -> Markup {
        div {
            dt {
                code(.dir(.leftToRight)) { parameter.name }
                if parameter.isRequired {
                    " "
                    span(.class("as-of")) { wording.say("api.required") }
                }
            }
            dd {
                wording.say(parameter.about)
                if let values = Self.values(parameter.form) {
                    " "
                    code(.dir(.leftToRight)) { values }
                }
            }
        }
    }

    private static func values(_ form: InterfaceOperation.Parameter.Form) -> String? {
        switch form {
        case .identifier, .words, .language: nil
        case .integer(let range): range.upperBound == .max ? nil : "\(range.lowerBound)–\(range.upperBound)"
        case .choice(let choices): choices.joined(separator: " | ")
        }
    }

    /// The example in every form, each a link that opens this node's own answer.
    private func example(_ example: String) -> Markup {
        section {
            h2 { wording.say("api.example") }
            ul(.class("entries")) {
                if operation.forms.isEmpty {
                    li { a(.href(plain(example))) { code(.dir(.leftToRight)) { "GET " + plain(example).text } } }
                }
                for form in operation.forms {
                    li {
                        a(.href(address(example, form)), .type(form.mediaType)) {
                            code(.dir(.leftToRight)) { "GET " + address(example, form).text }
                        }
                    }
                }
            }
        }
    }

    /// What has one form has no suffix.
    private func plain(_ example: String) -> Address {
        Address(operation.isInLanguages ? "/\(wording.language.tag)/\(example)" : "/\(example)")
    }

    private func address(_ example: String, _ form: Representation) -> Address {
        guard operation.isInLanguages else { return Address("/\(example)") }
        guard !example.isEmpty else { return Address("/\(wording.language.tag)/") }
        let parts = example.split(separator: "?", maxSplits: 1)
        let query = parts.count > 1 ? "?\(parts[1])" : ""
        return Address("/\(wording.language.tag)/\(parts.first ?? "").\(form.rawValue)\(query)")
    }
}
