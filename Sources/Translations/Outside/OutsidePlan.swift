package import Drafts
package import Films
package import Languages
package import Members
import Newsroom
package import Register

extension TranslationOffer {
    /// Whether it is for a text that is translated where it is written.
    package var isOutside: Bool { ["story.", "film.", "picture."].contains { place?.hasPrefix($0) ?? false } }
}

/// What offers say of the stories, films and pictures of a party, before anything is done.
package struct OutsidePlan: Sendable {
    /// The fields of stories that are worded anew, by story.
    private var stories: [String: [String: String]] = [:]
    /// What films and pictures are to be called.
    private var descriptions: [(subject: OutsideText.Subject, said: String)] = []
    package private(set) var same = 0
    package private(set) var refused: [(offer: TranslationOffer, why: ImportPlan.Refusal)] = []
    private let target: Language

    package var storyCount: Int { stories.count }
    package var descriptionCount: Int { descriptions.count }

    /// Holds offers against all such texts of the party as they stand in the language.
    package init(_ offers: [TranslationOffer], in target: Language, _ texts: [OutsideText]) {
        self.target = target
        let known = Dictionary(texts.map { ($0.place, $0) }) { first, _ in first }
        for offer in offers {
            guard let text = known[offer.place ?? ""] else {
                refused.append((offer, .unknown))
                continue
            }
            // Spreadsheets end the lines of a cell in their own ways.
            guard offer.original.plainLines == text.original.plainLines else {
                refused.append((offer, .originalChanged))
                continue
            }
            let said = offer.translation.plainLines
            if said.isEmpty || said == (text.translation ?? "").plainLines {
                same += 1
            } else if said.count > text.subject.lettersMax {
                refused.append((offer, .tooLong))
            } else if case .story(let id) = text.subject {
                stories[id, default: [:]][text.field] = said
            } else {
                descriptions.append((text.subject, said))
            }
        }
    }

    /// A draft of each story with its version in the language as the offers word it; the same offers make the same drafts.
    package func drafts(for party: String, shownIn shown: Language, _ reading: Reading) throws -> [NewDraft] {
        let zone = reading.vocabulary.region?.zones[shown] ?? "UTC"
        return try stories.sorted { $0.key < $1.key }.compactMap { id, said in
            guard let standing = try reading.story(id), standing.recorder == party else { return nil }
            var fields = standing.story.fields(zone: zone)
            for (field, text) in said { fields["\(field)-\(target.tag)"] = text }
            fields["fresh-\(target.tag)"] = "yes"
            fields["language"] = shown.tag
            let words =
                [party, id, String(standing.position), target.tag]
                + said.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }
            return NewDraft(
                id: "t" + Translation.digest(of: words.joined(separator: "\n")), kind: "story", fields: fields)
        }
    }

    /// Says in the language what films are called and what is to be seen in pictures; it stands at once, as from their
    /// forms.
    package func describe(_ held: HeldMedia, in book: FilmBook, by signed: Signed) async throws {
        for (subject, said) in descriptions {
            switch subject {
            case .story: break
            case .film(let id):
                guard let film = held.films.first(where: { $0.id == id }) else { continue }
                var title = film.title
                title[target] = said
                try await book.describe(id, title: title, about: film.about, by: signed)
            case .picture(let id):
                guard let picture = held.pictures.first(where: { $0.id == id }) else { continue }
                var alt = picture.alt
                alt[target] = said
                try await book.describePicture(id, alt: alt, by: signed)
            }
        }
    }
}

extension OutsideText.Subject {
    /// What its own form takes; a story's draft tells of each field itself.
    fileprivate var lettersMax: Int {
        switch self {
        case .story: .max
        case .film: FilmLimits.titleLettersMax
        case .picture: FilmLimits.altLettersMax
        }
    }
}

extension String {
    /// With one kind of line end, and none at its end.
    fileprivate var plainLines: String {
        var text = replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
