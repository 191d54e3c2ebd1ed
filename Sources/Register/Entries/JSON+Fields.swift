package import Journal
package import Languages
package import Measures

extension Text {
    /// The record's own versions by language tag; `nil` where it has none.
    ///
    /// Translations are entries of their own.
    package var json: JSON? {
        let own = self.own
        return own.isEmpty
            ? nil
            : JSON(fields: own.languages.compactMap { language in own[language].map { (language.tag, .string($0)) } })
    }

    package init(json: JSON?, _ field: String) throws(PayloadError) {
        guard let json else {
            self.init()
            return
        }
        guard let object = json.objectValue else { throw PayloadError(field) }
        var versions: [Language: String] = [:]
        for entry in object.fields {
            guard let language = Language(rawValue: entry.key), let text = entry.value.stringValue else {
                throw PayloadError(field, "holds a language or text that cannot be read")
            }
            versions[language] = text
        }
        self.init(versions)
    }
}

extension JSON {
    package func string(_ field: String) throws(PayloadError) -> String {
        guard let value = self[field]?.stringValue else { throw PayloadError(field) }
        return value
    }

    /// A text, or `nil` when the field is absent.
    package func optionalString(_ field: String) throws(PayloadError) -> String? {
        self[field] == nil ? nil : try string(field)
    }

    /// Whether a field says so; an absent one does not.
    package func flag(_ field: String) throws(PayloadError) -> Bool {
        guard let json = self[field] else { return false }
        guard let value = json.boolValue else { throw PayloadError(field) }
        return value
    }

    package func optionalInteger(_ field: String) throws(PayloadError) -> Int? {
        guard let json = self[field] else { return nil }
        guard let value = json.integerValue, let integer = Int(exactly: value) else { throw PayloadError(field) }
        return integer
    }

    package func strings(_ field: String) throws(PayloadError) -> [String] {
        guard let json = self[field] else { return [] }
        guard let values = json.arrayValue else { throw PayloadError(field) }
        var texts: [String] = []
        for value in values {
            guard let text = value.stringValue else { throw PayloadError(field) }
            texts.append(text)
        }
        return texts
    }

    /// The digest of a file, or `nil` when the field is absent.
    package func digest(_ field: String) throws(PayloadError) -> String? {
        guard let text = try optionalString(field) else { return nil }
        guard Digest(hex: text)?.hex == text else { throw PayloadError(field, "holds no digest of a file") }
        return text
    }

    package func text(_ field: String) throws(PayloadError) -> Text { try Text(json: self[field], field) }

    /// One of the raw values of an enumeration, or `nil` when the field is absent.
    package func choice<Choice: RawRepresentable<String>>(
        _ field: String, of: Choice.Type = Choice.self
    ) throws(PayloadError) -> Choice? {
        guard let json = self[field] else { return nil }
        guard let raw = json.stringValue, let value = Choice(rawValue: raw) else {
            throw PayloadError(field, "holds a word that is not known")
        }
        return value
    }

    package func required<Wrapped>(_ value: Wrapped?, _ field: String) throws(PayloadError) -> Wrapped {
        guard let value else { throw PayloadError(field) }
        return value
    }

    package func period(_ field: String) throws(PayloadError) -> Period? {
        guard let json = self[field] else { return nil }
        guard let text = json.stringValue, let period = try? Period(parsing: text) else {
            throw PayloadError(field, "holds a date that cannot be read")
        }
        return period
    }

    package static func list(_ texts: [String]) -> JSON? { texts.isEmpty ? nil : .array(texts.map(JSON.string)) }
    package static func optional(_ text: String?) -> JSON? { text.map(JSON.string) }
}
