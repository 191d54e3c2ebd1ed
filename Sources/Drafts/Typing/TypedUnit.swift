package import Languages
package import Measures

/// Units by the names that officials type: UCUM codes, and the names of six languages in every plural.
package struct TypedUnits: Sendable {
    private let exact: [String: Set<String>]
    private let loose: [String: Set<String>]

    package init(_ names: UnitNames) {
        var exact: [String: Set<String>] = [:]
        var loose: [String: Set<String>] = [:]
        for code in names.codes {
            for language in Language.allCases where names.has(code, in: language) {
                for number in ["1", "2", "5", "1.5", "1000"] {
                    let name = names.name(code, in: language, after: number)
                    exact[Self.plain(name), default: []].insert(code)
                    loose[Self.plain(name).lowercased(), default: []].insert(code)
                }
            }
        }
        (self.exact, self.loose) = (exact, loose)
    }

    /// The unit meant where `wanted` is the property's; `nil` for no unit at all.
    ///
    /// Throws `TypingFault`: `unit-unknown` or `unit-other`.
    package func read(_ typed: String, for wanted: Unit) throws(TypingFault) -> Unit {
        let text = TypedAmount.plain(typed)
        if text.isEmpty || text == wanted.code { return wanted }
        var candidates: [Unit] = []
        for codes in [exact[Self.plain(text)], loose[Self.plain(text).lowercased()]] {
            candidates += (codes ?? []).sorted().compactMap { try? Unit(parsing: $0) }
        }
        if let unit = try? Unit(parsing: text) { candidates.append(unit) }
        guard !candidates.isEmpty else { throw TypingFault("unit-unknown", ["text": typed]) }
        let fitting = candidates.filter { $0.converts(to: wanted) }
        guard let unit = fitting.first(where: { $0 == wanted }) ?? fitting.first else {
            throw TypingFault("unit-other", ["text": typed, "unit": wanted.code])
        }
        return unit
    }

    /// Without blanks and points, raised figures as plain ones.
    private static func plain(_ name: String) -> String {
        var plain = String.UnicodeScalarView()
        for scalar in name.unicodeScalars {
            switch scalar {
            case "²": plain.append("2")
            case "³": plain.append("3")
            case ".", "\u{200C}", "\u{2066}"..."\u{2069}": continue
            case _ where scalar.properties.isWhitespace: continue
            default: plain.append(scalar)
            }
        }
        return String(plain)
    }
}
