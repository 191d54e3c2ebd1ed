package import Languages
package import Register

/// A translation that came back from outside.
package struct TranslationOffer: Sendable, Hashable {
    /// The place it is for as the file names it; nil or unknown where it fits wherever its original stands.
    package let place: String?
    package let original: String
    package let translation: String
    package let maker: Translation.Maker
    /// Whether the file says that it is done.
    package let isFinished: Bool
    /// The line of the file.
    package let line: Int

    package init(
        place: String?, original: String, translation: String, maker: Translation.Maker = .human,
        isFinished: Bool = true, line: Int = 0
    ) {
        self.place = place
        self.original = original
        self.translation = translation
        self.maker = maker
        self.isFinished = isFinished
        self.line = line
    }
}

/// What an import would do, offer by offer, before it does anything.
package struct ImportPlan: Sendable {
    package enum Refusal: String, Sendable, Hashable {
        /// There is no such field for this reader, or nothing to translate in it.
        case unknown
        /// The original has changed since the export.
        case originalChanged
        /// Others alone may translate it.
        case others
        case tooLong
    }

    package struct Line: Sendable {
        package enum Outcome: Sendable, Hashable {
            case new
            /// What stands is another translation.
            case changed
            case same
            /// The file holds no translation, or says that it is not done and it is what went out.
            case empty
            case refused(Refusal)
        }

        package let offer: TranslationOffer
        /// The field; nil where there is none.
        package let item: WorkItem?
        package let outcome: Outcome
    }

    package let lines: [Line]

    /// What is to be drafted.
    package var drafts: [Line] { lines.filter { $0.outcome == .new || $0.outcome == .changed } }

    package func count(_ isMeant: (Line.Outcome) -> Bool) -> Int { lines.count { isMeant($0.outcome) } }

    /// Holds offers in a language against what stands, for a party that would take them in.
    package init(
        _ offers: [TranslationOffer], in language: Language, by party: String, _ reading: Reading
    ) throws {
        let places = offers.map { $0.place.flatMap(TextPlace.init(word:)) }
        let byWords = try Self.places(of: offers, places, in: language, reading)
        let records = Set(places.compactMap { $0?.record }).union(byWords.values.joined().map(\.record))
        let texts = try reading.texts(of: records)
        var lines: [Line] = []
        for (offer, place) in zip(offers, places) {
            let wanted = place.map { [$0] } ?? byWords[offer.original] ?? []
            if wanted.isEmpty { lines.append(Line(offer: offer, item: nil, outcome: .refused(.unknown))) }
            for place in wanted {
                let item = texts[place.record].flatMap { WorkItem($0, place, in: language) }
                lines.append(
                    Line(offer: offer, item: item, outcome: Self.outcome(offer, item, party, reading.vocabulary)))
            }
        }
        self.lines = lines
    }

    private static func outcome(
        _ offer: TranslationOffer, _ item: WorkItem?, _ party: String, _ vocabulary: Vocabulary
    ) -> Line.Outcome {
        guard let item else { return .refused(.unknown) }
        if offer.translation.allSatisfy(\.isWhitespace) { return .empty }
        guard offer.original == item.original else { return .refused(.originalChanged) }
        if offer.translation == item.translation {
            // A machine's words that somebody has looked at and left are a person's from then on.
            let isTakenOn = item.state == .machine && offer.maker == .human && offer.isFinished
            let isRenewed = item.state == .stale && offer.isFinished
            return isTakenOn || isRenewed ? .changed : offer.isFinished ? .same : .empty
        }
        guard offer.translation.utf8.count <= Translation.bytesMax else { return .refused(.tooLong) }
        guard Translators.may(party, translate: item, in: vocabulary) else { return .refused(.others) }
        return item.translation == nil ? .new : .changed
    }

    /// For offers that name no place: the unfinished fields with the very same original.
    private static func places(
        of offers: [TranslationOffer], _ places: [TextPlace?], in language: Language, _ reading: Reading
    ) throws -> [String: [TextPlace]] {
        let wanted = Set(zip(offers, places).filter { $0.1 == nil }.map(\.0.original))
        guard !wanted.isEmpty else { return [:] }
        var (found, next): ([String: [TextPlace]], TextPlace?) = ([:], nil)
        let list = WorkList(language)
        repeat {
            let page = try list.items(in: reading, after: next, limit: 500)
            for item in page.items where wanted.contains(item.original) {
                found[item.original, default: []].append(item.place)
            }
            next = page.next
        } while next != nil
        return found
    }
}
