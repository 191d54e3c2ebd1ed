import Languages
import Measures

/// Takes a reading through the rules, one after the other.
struct StoryMaking {
    private(set) var draft: Draft
    let language: Language
    private(set) var published: Period?
    private(set) var steps = 0

    init(_ reading: PlainReading, language stated: Language?, today: Day) {
        draft = Draft(reading)
        draft.make(
            reading.removals.map {
                .init(
                    range: $0.range, after: $0.after, rule: $0.rule, detail: $0.film?.provider ?? "", film: $0.film)
            })
        language = stated ?? LanguageGuess.language(of: draft.scalars)
        draft.make(InvisibleMarks.edits(draft))
        let lines = PageLines(draft, language: language, today: today)
        draft.make(lines.edits)
        let edges = PageEdges(draft, language: language, today: today)
        draft.make(edges.edits)
        published = reading.facts.published ?? lines.published ?? edges.published
        draft.make(RepeatedCaptions.edits(draft, steps: &steps))
        draft.make(Spaces.edits(draft))
        draft.make(GarbledLetters.edits(draft))
        if language == .fa { draft.make(Spelling.edits(draft)) }
    }

    /// The films in the order of their codes, then those the page only names.
    var films: [FilmReference] {
        func reference(_ film: FilmCode, _ change: ClippingChange.ID?) -> FilmReference {
            FilmReference(
                provider: film.provider, story: film.story, media: film.media, width: film.width, height: film.height,
                address: film.address, change: change)
        }
        let shown = draft.changes.compactMap { change in draft.films[change.id].map { reference($0, change.id) } }
        let named = draft.reading.films.filter { film in !shown.contains { $0.media == film.media } }
        return shown + named.map { reference($0, nil) }
    }
}
