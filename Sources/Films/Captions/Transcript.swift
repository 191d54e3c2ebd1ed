/// What is said in a film, to be read without it.
package struct Transcript: Sendable, Hashable {
    package struct Paragraph: Sendable, Hashable {
        /// In milliseconds.
        package let start: Int64
        package let speaker: String?
        package let text: String
    }

    package let paragraphs: [Paragraph]

    /// A paragraph that is longer than this ends with a sentence, and one of the greatest length in any case.
    static let (long, longest) = (400, 1_000)

    /// A new paragraph begins where somebody else speaks, after a silence, and where it has become long.
    package init(_ captions: WebVTT) {
        var paragraphs: [Paragraph] = []
        var (start, speaker, text, last): (Int64, String?, String, Int64) = (0, nil, "", 0)
        var letters = 0
        func end() {
            if !text.isEmpty { paragraphs.append(Paragraph(start: start, speaker: speaker, text: text)) }
            (text, letters) = ("", 0)
        }
        for cue in captions.cues {
            let (said, who) = CaptionMarks.plain(cue.lines)
            for (words, count) in Self.pieces(said) {
                let isOther = who != nil && who != speaker
                let isLong = letters > Self.long && (text.last.map { ".!?…؟".contains($0) } ?? false)
                let isFull = letters + count > Self.longest
                if text.isEmpty || isOther || isLong || isFull || cue.start - last > 3_000 {
                    end()
                    (start, speaker) = (cue.start, isFull ? who ?? speaker : who)
                }
                text += text.isEmpty ? words : " " + words
                letters += count + 1
                last = cue.end
            }
        }
        end()
        self.paragraphs = paragraphs
    }

    /// What a caption says with the count of its letters, in parts where one paragraph would be too short for it.
    private static func pieces(_ said: String) -> [(words: String, count: Int)] {
        let count = said.count
        guard count > longest else { return said.isEmpty ? [] : [(said, count)] }
        var pieces: [(words: String, count: Int)] = []
        var rest = said[...]
        while !rest.isEmpty {
            let part = rest.prefix(longest)
            let gap = part.endIndex < rest.endIndex ? part.lastIndex(of: " ") : nil
            let words = gap.map { rest[..<$0] } ?? part
            pieces.append((String(words), words.count))
            rest = rest[words.endIndex...].drop { $0 == " " }
        }
        return pieces
    }
}
