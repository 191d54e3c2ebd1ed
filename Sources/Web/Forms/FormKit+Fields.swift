import Languages
import Markup

extension FormKit {
    /// One line of text. `type` is that of HTML: `text`, `password`, `email`, `search` …
    func line(
        _ name: String, _ label: String, hint: String? = nil, type: String = "text", isRequired: Bool = false,
        _ attributes: Attribute...
    ) -> Markup {
        field(name, label, hint: hint) { described in
            element(
                .input,
                [
                    .id(id(name)), .name(name), .type(type), type == "password" ? .none : .value(value(name)),
                    isRequired ? .required() : .none, .when(mistake(name) != nil, .aria("invalid", "true")), described,
                ] + attributes)
        }
    }

    /// Several lines of text, or of identifiers, which run from left to right in every language.
    func area(
        _ name: String, _ label: String, hint: String? = nil, rows: Int = 4, isCode: Bool = false,
        _ attributes: Attribute...
    ) -> Markup {
        field(name, label, hint: hint) { described in
            element(
                .textarea,
                [
                    .id(id(name)), .name(name), .rows(rows), .dir(isCode ? .leftToRight : .automatic),
                    .when(mistake(name) != nil, .aria("invalid", "true")), described,
                ] + attributes
            ) { value(name) }
        }
    }

    /// One of a few or many.
    func choice(
        _ name: String, _ label: String, hint: String? = nil, _ options: [(value: String, label: String)],
        empty: String? = nil
    ) -> Markup {
        field(name, label, hint: hint) { described in
            element(
                .select,
                [
                    .id(id(name)), .name(name), .when(mistake(name) != nil, .aria("invalid", "true")), described,
                ]
            ) {
                if let empty { option(.value(""), .selected(value(name).isEmpty)) { empty } }
                for item in options {
                    option(.value(item.value), .selected(item.value == value(name))) { item.label }
                }
            }
        }
    }

    /// One of a few, all in view.
    func radios(
        _ name: String, _ label: String, hint: String? = nil, _ options: [(value: String, label: String)]
    ) -> Markup {
        group(name, label, hint: hint) {
            for (index, item) in options.enumerated() {
                element(.label, []) {
                    input(
                        .type("radio"), .name(name), .value(item.value), .checked(item.value == value(name)),
                        index == 0 ? .id(id(name)) : .none)
                    item.label
                }
            }
        }
    }

    /// Any of a few; `chosen` are the values that are ticked.
    func checks(
        _ name: String, _ label: String, hint: String? = nil, _ options: [(value: String, label: String)],
        chosen: Set<String>
    ) -> Markup {
        group(name, label, hint: hint) {
            for (index, item) in options.enumerated() {
                element(.label, []) {
                    input(
                        .type("checkbox"), .name(name), .value(item.value), .checked(chosen.contains(item.value)),
                        index == 0 ? .id(id(name)) : .none)
                    item.label
                }
            }
        }
    }

    /// A file; `kinds` as the attribute `accept` wants them.
    func file(_ name: String, _ label: String, hint: String? = nil, kinds: String) -> Markup {
        field(name, label, hint: hint) { described in
            input(
                .id(id(name)), .name(name), .type("file"), .accept(kinds),
                .when(mistake(name) != nil, .aria("invalid", "true")), described)
        }
    }

    private func group(
        _ name: String, _ label: String, hint: String?, @MarkupBuilder _ content: () -> Markup
    ) -> Markup {
        let mistake = mistake(name)
        let id = self.id(name)
        let described = [hint == nil ? nil : "\(id)-hint", mistake == nil ? nil : "\(id)-mistake"]
            .compactMap(\.self).joined(separator: " ")
        return fieldset(
            .class(mistake == nil ? "choices" : "choices wrong"),
            described.isEmpty ? .none : .aria("describedby", described)
        ) {
            legend { label }
            if let hint { p(.class("hint"), .id("\(id)-hint")) { hint } }
            if let mistake { p(.class("mistake"), .id("\(id)-mistake")) { mistake.text } }
            content()
        }
    }
}
