/// A record of the interface as lines for a person: its title, then each of its fields under its own name.
struct RecordText {
    let lines: [String]

    private static let itemsMax = 40
    private static let textMax = 400
    /// What only programs need.
    private static let left: Set<String> = ["href", "links", "columns"]

    init(_ json: [UInt8], of list: String) throws {
        let record = try WrittenRecord(json)
        let title = ["title", "name", "id"].lazy.compactMap { record[$0].flatMap(Self.plain) }.first ?? ""
        var lines = [title, list]
        if case .fields(let fields) = record {
            for field in fields where !Self.left.contains(field.key) {
                lines += Self.told(field.key, field.value)
            }
        }
        self.lines = lines
    }

    private static func told(_ key: String, _ value: WrittenRecord) -> [String] {
        guard case .list(let items) = value else { return plain(value).map { ["  \(key): \($0)"] } ?? [] }
        let shown = items.prefix(itemsMax).compactMap(plain).map { "    \($0)" }
        guard !shown.isEmpty else { return [] }
        let rest = items.count - itemsMax
        return ["  \(key):"] + shown + (rest > 0 ? ["    … and \(rest) more; --json and --csv have them all"] : [])
    }

    /// A value in one line; `nil` for what says nothing.
    private static func plain(_ value: WrittenRecord) -> String? {
        switch value {
        case .nothing: return nil
        case .flag(let flag): return flag ? "yes" : "no"
        case .word(let word): return word.isEmpty ? nil : cut(word)
        case .list(let items): return joined(items.prefix(itemsMax).compactMap(plain), "; ")
        case .fields(let fields):
            // Texts and times say themselves, and what has a label is named by it.
            if let text = value["text"]?.word, value["kind"] == nil { return cut(text) }
            if let label = value["label"]?.word { return value["id"]?.word.map { "\(label) [\($0)]" } ?? label }
            let parts = fields.compactMap { field -> String? in
                left.contains(field.key) ? nil : plain(field.value).map { "\(field.key) \($0)" }
            }
            return joined(parts, ", ")
        }
    }

    private static func joined(_ parts: [String], _ separator: String) -> String? {
        parts.isEmpty ? nil : cut(parts.joined(separator: separator))
    }

    private static func cut(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        return line.count > textMax ? line.prefix(textMax - 1) + "…" : line
    }
}
