import Films
import Journal
import Settings
import Web

/// Puts together what takes films: their tables in the journal's store, their files in the node's folder.
enum NodeFilms {
    /// `nil` where the settings take none, or the store is too full to make the tables.
    static func desk(_ journal: Journal, _ node: NodeFolder, _ settings: Settings) -> FilmDesk? {
        guard settings.number(.limitFilmMB) > 0, let book = try? book(journal, node, settings) else { return nil }
        return FilmDesk(
            book: book, runner: FilmRunner(book), hosts: Set(settings.list(.filmHosts).map { $0.lowercased() }))
    }

    private static func book(_ journal: Journal, _ node: NodeFolder, _ settings: Settings) throws -> FilmBook {
        var limits = FilmLimits()
        limits.bytesMax = Int64(settings.number(.limitFilmMB)) << 20
        limits.memoryBytes = settings.number(.limitFilmMemoryMB) << 20
        return try FilmBook(
            journal: journal, shelf: FilmShelf(node.filmsFolder), limits: limits,
            reserveBytes: Int64(settings.number(.diskReserveMB)) << 20)
    }
}
