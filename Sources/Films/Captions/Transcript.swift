/// What is said in a film, to be read without it.
package struct Transcript: Sendable, Hashable {
    package struct Paragraph: Sendable, Hashable {
        /// In milliseconds.
        package let start: Int64
        package let speaker: String?
        package let text: String
    }

    package let paragraphs: [Paragraph]

    /// A new paragraph begins where somebody else speaks, after a silence, and at the end of a sentence once it is long.
    package init(_ captions: WebVTT) {
        var paragraphs: [Paragraph] = []
        var (start, speaker, text, last): (Int64, String?, String, Int64) = (0, nil, "", 0)
        func end() {
            if !text.isEmpty { paragraphs.append(Paragraph(start: start, speaker: speaker, text: text)) }
            text = ""
        }
        for cue in captions.cues {
            let (words, who) = CaptionMarks.plain(cue.lines)
            guard !words.isEmpty else { continue }
            let isOther = who != nil && who != speaker
            let isLong = text.count > 400 && (text.last.map { ".!?…؟".contains($0) } ?? false)
            if text.isEmpty || isOther || isLong || cue.start - last > 3_000 {
                end()
                start = cue.start
                speaker = who
            }
            text += text.isEmpty ? words : " " + words
            last = cue.end
        }
        end()
        self.paragraphs = paragraphs
    }
}
