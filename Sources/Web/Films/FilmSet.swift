import Films
import Languages
import Markup
import Members

/// The films and pictures of a page, looked up before it is built; what its reader may not see is not among them.
struct FilmSet: Sendable {
    let films: [String: Film]
    let pictures: [String: Picture]

    static let none = FilmSet(films: [:], pictures: [:])

    /// The player of a film; a sentence where it is not, or no longer, there.
    func film(_ id: String, _ wording: Wording) -> Markup {
        films[id].map { FilmRendering(wording: wording).block($0) }
            ?? p(.class("small")) { wording.say("film.embed-none") }
    }

    /// A picture with the words for who cannot see it; `nil` where it is not there, or has none.
    func picture(_ id: String, words: String, caption: Text, _ wording: Wording) -> Markup? {
        pictures[id].flatMap { FilmRendering(wording: wording).block($0, words: words, caption: caption) }
    }
}

extension Site {
    /// At most so many of each are looked up for one page.
    private static let filmSetMax = 60

    func filmSet(films: Set<String>, pictures: Set<String>, for signed: Signed?) async -> FilmSet {
        guard let book = self.films?.book else { return .none }
        var found = (films: [String: Film](), pictures: [String: Picture]())
        for id in films.sorted().prefix(Self.filmSetMax) {
            if let film = try? await book.film(id, for: signed), film.state == .ready { found.films[id] = film }
        }
        for id in pictures.sorted().prefix(Self.filmSetMax) {
            found.pictures[id] = try? await book.picture(id, for: signed)
        }
        return FilmSet(films: found.films, pictures: found.pictures)
    }
}
