package import Languages
import Measures

/// The notation in which people write blocks into a field: paragraphs apart by an empty line, and a mark at the
/// beginning of a line for all else.
///
/// `# Heading`, `- item`, `1. item`, `> words` with `> — Speaker` at its end, `| cell | cell |` with `|+ caption`, and in
/// braces on a line of their own what is set in: `{picture ID | what it shows | caption | credit}`,
/// `{film ID | caption}`, `{film HOST STORY MEDIA 600x350 ADDRESS | caption}`, `{map THING | caption}`,
/// `{chart PROPERTY THING THING | caption}`, `{figure THING PROPERTY | caption}`. The last three take `@` for the state
/// at the release, `@2025-11-18` for that of a day, `@#120` for that after an entry.
package enum BlockText {
    /// What cannot be read, with the line on which it stands, counted from 1.
    package struct Fault: Error, Sendable, Hashable {
        package enum Code: String, Sendable, Hashable, CaseIterable {
            case insertionUnknown = "insertion-unknown"
            case insertionIncomplete = "insertion-incomplete"
            case insertionTooMany = "insertion-too-many"
            case dayUnreadable = "insertion-day"
            case tooMany = "blocks-too-many"
            case tooLong = "block-too-long"
        }

        package let code: Code
        package let line: Int
        /// The beginning of the line.
        package let text: String
    }

    /// Reads a whole text; what is at fault is left out and told.
    package static func read(_ text: String) -> (blocks: [Block], faults: [Fault]) {
        var reader = BlockReader()
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            reader.take(line)
        }
        return reader.finished()
    }

    /// Writes blocks so that reading gives them again.
    package static func write(_ blocks: [Block], in language: Language) -> String {
        blocks.map { BlockWriter(language: language).text(of: $0) }.joined(separator: "\n\n")
    }
}

extension StringProtocol {
    /// Without the white space around it.
    var trimmed: String {
        var rest = Substring(self)
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}
