import Drafts
import Films
import Languages
import Measures
import Members
import Newsroom
import Register
import Translations

/// What became of the rows of a sheet that speak of stories, films and pictures.
struct OutsideOutcome: Sendable {
    /// Stories in a new wording, each a draft.
    fileprivate(set) var drafts: [NewDraft] = []
    /// Titles of films and words of pictures, which stand at once as in their forms.
    fileprivate(set) var described = 0
    fileprivate(set) var same = 0
    fileprivate(set) var refused: [(offer: TranslationOffer, why: ImportPlan.Refusal)] = []
}

extension TranslationOffer {
    /// Whether it is for a text that is translated where it is written.
    var isOutside: Bool { ["story.", "film.", "picture."].contains { place?.hasPrefix($0) ?? false } }
}

extension Site {
    /// Takes what a sheet says of the stories, films and pictures of the member's party.
    func takeOutside(
        _ offers: [TranslationOffer], _ target: Language, _ signed: Signed, _ visit: Visit
    ) async throws -> OutsideOutcome {
        var outcome = OutsideOutcome()
        guard !offers.isEmpty else { return outcome }
        let held = try await heldMedia(signed)
        let texts = try await register.read(for: visit.reader, today: now().day(), now: now()) { reading in
            try outsideTexts(target, Set(WorkState.allCases), signed, reading, held)
        }
        let known = Dictionary(texts.map { ($0.place, $0) }) { first, _ in first }
        var stories: [String: [String: String]] = [:]
        for offer in offers {
            guard let text = known[offer.place ?? ""] else {
                outcome.refused.append((offer, .unknown))
                continue
            }
            // Spreadsheets end the lines of a cell in their own ways.
            guard offer.original.plainLines == text.original.plainLines else {
                outcome.refused.append((offer, .originalChanged))
                continue
            }
            let said = offer.translation.plainLines
            if said.isEmpty || said == (text.translation ?? "").plainLines {
                outcome.same += 1
                continue
            }
            guard said.count <= text.subject.lettersMax else {
                outcome.refused.append((offer, .tooLong))
                continue
            }
            if case .story(let id) = text.subject {
                stories[id, default: [:]][text.field] = said
            } else if try await describe(text.subject, said, in: target, held, signed) {
                outcome.described += 1
            }
        }
        outcome.drafts = try await drafts(ofStories: stories, target, signed, visit)
        return outcome
    }

    /// Says in a language what a film is called or what is to be seen in a picture.
    private func describe(
        _ subject: OutsideText.Subject, _ said: String, in target: Language, _ held: HeldMedia, _ signed: Signed
    ) async throws -> Bool {
        guard let book = films?.book else { return false }
        switch subject {
        case .story: return false
        case .film(let id):
            guard let film = held.films.first(where: { $0.id == id }) else { return false }
            var title = film.title
            title[target] = said
            try await book.describe(id, title: title, about: film.about, by: signed)
        case .picture(let id):
            guard let picture = held.pictures.first(where: { $0.id == id }) else { return false }
            var alt = picture.alt
            alt[target] = said
            try await book.describePicture(id, alt: alt, by: signed)
        }
        return true
    }

    /// A draft of each story with its version in a language as the sheet words it; the same sheet makes the same drafts.
    private func drafts(
        ofStories stories: [String: [String: String]], _ target: Language, _ signed: Signed, _ visit: Visit
    ) async throws -> [NewDraft] {
        guard !stories.isEmpty else { return [] }
        return try await register.read(for: visit.reader, today: now().day(), now: now()) { reading in
            let zone = reading.vocabulary.region?.zones[visit.language] ?? "UTC"
            return try stories.sorted { $0.key < $1.key }.compactMap { id, said in
                guard let standing = try reading.story(id), standing.recorder == signed.party else { return nil }
                var fields = standing.story.fields(zone: zone)
                for (field, text) in said { fields["\(field)-\(target.tag)"] = text }
                fields["fresh-\(target.tag)"] = "yes"
                fields["language"] = visit.language.tag
                let words =
                    [signed.party, id, String(standing.position), target.tag]
                    + said.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }
                return NewDraft(
                    id: "t" + Translation.digest(of: words.joined(separator: "\n")), kind: "story", fields: fields)
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
