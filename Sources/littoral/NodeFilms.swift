import Films
import Journal
import Measures
import Newsroom
import Problems
import Settings
import Web

/// Puts together what takes films: their tables in the journal's store, their files in the node's folder.
enum NodeFilms {
    /// What a published story or a problem shows is open to everyone.
    static let showings: [FilmBook.Showing] = [
        { try StoryShowings.shown(among: $0, $1, at: Instant(clamping: NodeFolder.wallClock())) },
        { try ProblemShowings.shown(among: $0, $1) },
    ]

    /// `nil` where the store is too full to make the tables; where the settings take none, what is there is still shown.
    static func desk(_ journal: Journal, _ node: NodeFolder, _ settings: Settings) -> FilmDesk? {
        guard let book = try? book(journal, node, settings) else { return nil }
        return FilmDesk(
            book: book, runner: FilmRunner(book), hosts: Set(settings.list(.filmHosts).map { $0.lowercased() }))
    }

    private static func book(
        _ journal: Journal, _ node: NodeFolder, _ settings: Settings
    ) throws -> FilmBook {
        var limits = FilmLimits()
        limits.bytesMax = Int64(settings.number(.limitFilmMB)) << 20
        limits.memoryBytes = settings.number(.limitFilmMemoryMB) << 20
        return try FilmBook(
            journal: journal, shelf: FilmShelf(node.filmsFolder), limits: limits,
            reserveBytes: Int64(settings.number(.diskReserveMB)) << 20, showings: showings)
    }
}
