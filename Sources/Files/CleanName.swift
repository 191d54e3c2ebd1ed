/// The name that a person gave a file, as plain text: nothing of it is ever part of a path.
package enum CleanName {
    private static let lettersMax = 100

    /// The last step of the name without controls, marks of direction and signs that paths, headers and shells heed.
    package static func of(_ name: String, _ kind: FileKind) -> String {
        let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        var clean = ""
        for scalar in last.unicodeScalars {
            if scalar.properties.isWhitespace {
                if !clean.isEmpty, !clean.hasSuffix(" ") { clean.append(" ") }
            } else if isKept(scalar) {
                clean.unicodeScalars.append(scalar)
            }
        }
        let ending = clean.contains(".") ? clean.split(separator: ".").last.map { $0.lowercased() } ?? "" : ""
        if kind.endings.contains(ending) { clean.removeLast(ending.count + 1) }
        clean = String(trimmed(clean).prefix(lettersMax))
        clean = trimmed(clean)
        if clean.isEmpty { clean = "file" }
        return clean + "." + (kind.endings.contains(ending) ? ending : kind.endings[0])
    }

    private static func trimmed(_ text: String) -> String {
        var text = text[...]
        while let first = text.first, ". -".contains(first) { text.removeFirst() }
        while let last = text.last, ". ".contains(last) { text.removeLast() }
        return String(text)
    }

    private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
        if "\"<>|:*?;%$`'&#{}~^".unicodeScalars.contains(scalar) { return false }
        // The joiners are letters of Persian words.
        if scalar.value == 0x200C || scalar.value == 0x200D { return true }
        return switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
        default: true
        }
    }
}
