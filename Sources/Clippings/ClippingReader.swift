import Languages
package import Measures

/// Takes a news text in: makes a proposed story of it, says what was changed, and finds what it speaks of.
///
/// Nothing is published by it, and the clipping stays as it is.
package struct ClippingReader: Sendable {
    let names: NameList
    let today: Day

    /// `names` are the names of the register in every language; `today` is the day from which a date without a year is
    /// the nearest where the text bears no date.
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
        let (text, encoding) = try PageDecoding.decoded(clipping.bytes)
        let scalars = Array(text.unicodeScalars)
        guard scalars.contains(where: { $0.isLetter }) else {
            throw ClippingError(code: .empty, message: "There is no word in it; paste the text of the story.")
        }
        let form = clipping.form ?? (TextReading.isPage(scalars) ? .page : .text)
        let reading = form == .page ? PageReading.read(scalars) : TextReading.read(scalars)
        try goOn()
        let making = StoryMaking(reading, language: clipping.language, today: today)
        try goOn()
        let layout = making.draft.layout
        let changes = making.draft.changes
        let chosen = changes.filter { $0.isCertain ? !refused.contains($0.id) : wanted.contains($0.id) }
        let blocks = layout.blocks(chosen)
        let finding = StoryFinding(
            blocks, names: names, language: making.language, published: making.published, today: today)
        var page = reading.facts
        page.publisher = page.publisher ?? finding.publisher
        return ReadClipping(
            original: text, encoding: encoding, form: form, plain: String(reading.plain), language: making.language,
            page: page, changes: changes, title: Self.title(blocks, reading.facts), blocks: blocks,
            films: making.films, published: making.published ?? finding.published, dates: finding.dates,
            occasions: finding.occasions,
            speakers: finding.speakers, statements: finding.statements, links: finding.links,
            place: finding.places.sure,
            places: finding.places.possible,
            sectors: finding.sectors, figures: finding.figures, promises: finding.promises, layout: layout)
    }

    /// A long text is not read to its end for nobody.
    private func goOn() throws(ClippingError) {
        if Task.isCancelled { throw ClippingError(code: .cancelled, message: "The reading was broken off.") }
    }

    private static func title(_ blocks: [StoryBlock], _ page: PageFacts) -> String {
        if let title = blocks.first(where: { $0.kind == .title }) { return title.text }
        let stated = page.title.map { PageFacts.withoutPage($0, publisher: page.publisher) }
        return stated ?? blocks.first { $0.kind == .caption }?.text ?? ""
    }
}
