import Foundation

/// A pattern in which `%` stands for any letters, `_` for one, and `\` takes the next one as it is.
struct Likeness: Sendable {
    private enum Part: Equatable { case letter(Character), one, many }

    private let parts: [Part]

    init(_ pattern: String) {
        var parts: [Part] = []
        var rest = pattern[...]
        while let letter = rest.popFirst() {
            switch letter {
            case "%": if parts.last != .many { parts.append(.many) }
            case "_": parts.append(.one)
            case "\\": parts.append(.letter(rest.popFirst() ?? letter))
            default: parts.append(.letter(letter))
            }
        }
        self.parts = parts
    }

    /// Whether the whole text is like it; the time is at most the product of both lengths.
    func matches(_ text: String) -> Bool {
        let letters = Array(text)
        var (place, part) = (0, 0)
        var retry: (place: Int, part: Int)?
        while place < letters.count {
            if part < parts.count, parts[part] == .many {
                retry = (place, part)
                part += 1
            } else if part < parts.count, parts[part] == .one || parts[part] == .letter(letters[place]) {
                place += 1
                part += 1
            } else if let last = retry {
                // The last run of any letters takes one more.
                retry = (last.place + 1, last.part)
                (place, part) = (last.place + 1, last.part + 1)
            } else {
                return false
            }
        }
        return parts[part...].allSatisfy { $0 == .many }
    }
}

/// Texts as they are held against each other when case or accents do not count.
enum TextFolding {
    static func caseless(_ text: String) -> String { text.lowercased() }

    static func accentless(_ text: String) -> String {
        var bare = String.UnicodeScalarView()
        for scalar in text.decomposedStringWithCanonicalMapping.unicodeScalars
        where scalar.properties.generalCategory != .nonspacingMark { bare.append(scalar) }
        return String(bare)
    }
}
