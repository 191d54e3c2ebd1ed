import Journal
package import Languages
package import Measures
package import Register

/// Reads the fields of a draft one by one and gathers what is wrong with them.
package struct FieldReader {
    package let fields: DraftFields
    package let party: String
    package let reading: Reading
    package private(set) var faults: [DraftFaults.Fault] = []

    package init(_ fields: DraftFields, by party: String, in reading: Reading) {
        (self.fields, self.party, self.reading) = (fields, party, reading)
    }

    package var vocabulary: Vocabulary { reading.vocabulary }

    /// A field without white space around it; `nil` where nothing was typed.
    package subscript(name: String) -> String? {
        guard let value = fields[name]?.trimmingBlanks, !value.isEmpty else { return nil }
        return value
    }

    package mutating func fault(_ field: String, _ code: String, _ values: [String: String] = [:]) {
        faults.append(.init(field, code, values.mapValues { String($0.prefix(120)) }))
    }

    /// The same with things between which somebody has to choose.
    mutating func fault(_ field: String, _ code: String, _ values: [String: String], things: [String]) {
        var values = values.mapValues { String($0.prefix(120)) }
        values[ThingChoice.things] = things.joined(separator: " ")
        faults.append(.init(field, code, values))
    }

    /// Throws what was gathered, if anything was.
    package func finish() throws {
        if !faults.isEmpty { throw DraftFaults(faults) }
    }

    /// What `read` gives; what is wrong is noted beside the field.
    mutating func typed<Value>(_ name: String, _ read: () throws(TypingFault) -> Value) -> Value? {
        do {
            return try read()
        } catch {
            fault(name, error.code, error.values)
            return nil
        }
    }

    package mutating func required(_ name: String) -> String? {
        if let value = self[name] { return value }
        fault(name, "missing")
        return nil
    }

    /// A text of at most so many characters; control characters but line ends are no text.
    package mutating func text(_ name: String, atMost count: Int) -> String? {
        guard let value = self[name] else { return nil }
        guard value.unicodeScalars.count <= count else {
            fault(name, "too-long", ["count": String(count)])
            return nil
        }
        return value
    }

    /// A language by its tag; the one in which the form was shown where none is named.
    package mutating func language(_ name: String = "language") -> Language {
        let shown = self["language"].flatMap(Language.init(rawValue:)) ?? .en
        guard let tag = self[name] else { return shown }
        guard let language = Language(rawValue: tag) else {
            fault(name, "language-unknown", ["text": tag])
            return shown
        }
        return language
    }

    /// A text in the language that a second field names.
    ///
    /// What stands already in the same words keeps its translations.
    package mutating func text(_ name: String, in languageName: String, atMost count: Int, keeping old: Text?) -> Text {
        let language = language(languageName)
        guard let value = text(name, atMost: count) else { return Text() }
        if let old, old[language] == value { return old }
        return Text([language: value])
    }

    package mutating func period(_ name: String) -> Period? {
        guard let typed = self[name] else { return nil }
        var calendar: TypedCalendar?
        if let word = self["calendar"] {
            calendar = TypedCalendar(rawValue: word)
            if calendar == nil { fault("calendar", "calendar-unknown", ["text": word]) }
        }
        do {
            return try TypedPeriod.read(typed, calendar: calendar)
        } catch {
            fault(name, error.code, error.values)
            return nil
        }
    }

    /// Something of the vocabulary by its identifier.
    package mutating func known(_ name: String, _ code: String, _ isKnown: (String) throws -> Bool) rethrows -> String?
    {
        guard let id = self[name] else { return nil }
        guard Identifier.isValid(id), try isKnown(id) else {
            fault(name, code, ["text": id])
            return nil
        }
        return id
    }

    /// Who may read it; `everyone` where nothing is said.
    package mutating func visibility(_ standing: Visibility = .everyone) -> Visibility {
        switch self["visibility"] {
        case nil: return standing
        case "everyone": return .everyone
        case "members": return .members
        case "own-party": return .ownParty
        case "parties":
            let names = (self["visibleTo"] ?? "").split { $0 == " " || $0 == "," || $0 == "|" }.map(String.init)
            if names.isEmpty { fault("visibleTo", "parties-missing") }
            for name in names where vocabulary.parties[name] == nil {
                fault("visibleTo", "party-unknown", ["text": name])
            }
            return .parties(Array(Set(names)).sorted())
        case let word?:
            fault("visibility", "visibility-unknown", ["text": word])
            return standing
        }
    }
}
