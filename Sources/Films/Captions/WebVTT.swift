/// Captions as WebVTT has them: times with text, kept as they were understood and written anew.
package struct WebVTT: Sendable, Hashable {
    /// What is shown for a while.
    package struct Cue: Sendable, Hashable {
        package let name: String
        /// In milliseconds.
        package let start: Int64
        package let end: Int64
        /// Such as `align:start` and `line:0`.
        package let settings: [String]
        /// What it says, without marks.
        package var plainText: String { CaptionMarks.plain(lines).text }
        /// Lines as they stand in the file, with marks and escapes that were checked.
        package let lines: [String]

        package init(name: String = "", start: Int64, end: Int64, settings: [String] = [], lines: [String]) {
            (self.name, self.start, self.end, self.settings, self.lines) = (name, start, end, settings, lines)
        }
    }

    package let cues: [Cue]

    package init(_ cues: [Cue]) { self.cues = cues }

    package static let bytesMax = 1 << 20
    static let cuesMax = 20_000
    /// What nobody can read while it is shown; such a line is no caption.
    static let lineBytesMax = 8 << 10

    /// Whether the whole file is no larger than one that is read.
    var isKeepable: Bool { text.utf8.count <= Self.bytesMax }

    /// The whole file.
    package var text: String {
        var text = "WEBVTT\n"
        for cue in cues {
            text += "\n"
            if !cue.name.isEmpty { text += cue.name + "\n" }
            text += "\(Self.time(cue.start)) --> \(Self.time(cue.end))"
            for setting in cue.settings { text += " " + setting }
            text += "\n" + cue.lines.joined(separator: "\n") + "\n"
        }
        return text
    }

    /// `00:01:02.345`.
    package static func time(_ milliseconds: Int64) -> String {
        func digits(_ number: Int64, _ count: Int) -> String {
            let text = String(number)
            return String(repeating: "0", count: max(0, count - text.count)) + text
        }
        let seconds = milliseconds / 1_000
        return digits(seconds / 3_600, 2) + ":" + digits(seconds / 60 % 60, 2) + ":" + digits(seconds % 60, 2) + "."
            + digits(milliseconds % 1_000, 3)
    }
}
