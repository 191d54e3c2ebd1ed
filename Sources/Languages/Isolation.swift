/// Keeps a piece of text of one direction from rearranging the text of the other direction around it.
package enum Isolation {
    private static let firstStrong: Unicode.Scalar = "\u{2068}"
    private static let pop: Unicode.Scalar = "\u{2069}"

    /// The text between FSI (U+2068) and PDI (U+2069) where it has letters of the other direction.
    ///
    /// Otherwise it is unchanged. Direction controls inside it are balanced first, so that it cannot reach outside.
    package static func isolated(_ text: String, in surroundings: Language.Direction) -> String {
        if surroundings == .leftToRight && text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
        let plain = balanced(text)
        guard hasLetters(plain, opposite: surroundings) else { return plain }
        var isolated = String(firstStrong)
        isolated += plain
        isolated.unicodeScalars.append(pop)
        return isolated
    }

    /// Whether a text has a letter that runs against `direction`.
    package static func hasLetters(_ text: String, opposite direction: Language.Direction) -> Bool {
        text.unicodeScalars.contains { scalar in
            guard scalar.properties.isAlphabetic else { return false }
            return runsRightToLeft(scalar) == (direction == .leftToRight)
        }
    }

    private static func runsRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
        default: false
        }
    }

    /// The text without embeddings and overrides (U+202A…U+202E), with every isolate closed and no stray PDI.
    package static func balanced(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isControl) else { return text }
        var open = 0
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x202A...0x202E:
                continue
            case 0x2066...0x2068:
                open += 1
            case 0x2069:
                guard open > 0 else { continue }
                open -= 1
            default:
                break
            }
            result.append(scalar)
        }
        result.append(contentsOf: repeatElement(pop, count: open))
        return String(result)
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
    }
}
