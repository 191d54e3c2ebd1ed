import Foundation
package import GRDB
package import Journal
import Languages
package import Members
import Storage

/// The films, sounds and pictures of a node, and what members do with them.
///
/// What goes on in the background is `FilmRunner`'s; both meet in the tables alone, so that nothing is lost when the
/// node ends.
package struct FilmBook: Sendable {
    /// Tells which of some films or pictures something shows to everyone, in the state that is being looked at.
    package typealias Showing = @Sendable (_ ids: Set<String>, _ db: Database) throws -> Set<String>

    package let shelf: FilmShelf
    package let limits: FilmLimits
    /// How far what is being made has come.
    package let progress = FilmProgress()
    let journal: Journal
    let reserve: DiskReserve
    let clock: @Sendable () -> Int64
    let turns = UploadTurns()
    let pictureTurns = PictureTurns()
    let tools: FilmTools
    private let showings: [Showing]

    /// Makes the tables where they are missing.
    ///
    /// `showings` make films and pictures public: a published story, for instance, opens those it shows.
    package init(
        journal: Journal, shelf: FilmShelf, limits: FilmLimits = FilmLimits(), reserveBytes: Int64 = 0,
        showings: [Showing] = [], tools: FilmTools = FilmTools(),
        clock: @escaping @Sendable () -> Int64 = NodeFolder.wallClock
    ) throws {
        (self.journal, self.shelf, self.limits, self.showings) = (journal, shelf, limits, showings)
        (self.tools, self.clock) = (tools, clock)
        reserve = DiskReserve(folder: shelf.folder.path, bytes: reserveBytes)
        try FilmShelf.makeFolder(shelf.uploads)
        try journal.prepareTables(of: "films", steps: FilmTables.steps)
    }

    /// Whether the programs that read and make films are on this machine.
    package var hasTools: Bool { tools.areThere }

    /// Changes the tables in the writer's turn.
    func write<Outcome: Sendable>(_ work: @escaping @Sendable (Database) throws -> Outcome) async throws -> Outcome {
        try await journal.decide { db in (try work(db), []) }
    }

    // MARK: Who may read

    /// A film with its files, for those who may see it: everyone once it is shown, before that its party alone.
    ///
    /// Who may not is told the same as of a film that nobody knows.
    package func film(_ id: String, for signed: Signed?) async throws -> Film {
        guard Film.isID(id) else { throw FilmFault.notFound }
        let (film, isOpen) = try await journal.reader.read { db in
            let film = try Self.film(id, db)
            return (film, try film.map { try isShown($0.id, $0.isPublic, db) } ?? false)
        }
        guard let film, isOpen && film.state == .ready || film.party == signed?.party else { throw FilmFault.notFound }
        return film
    }

    /// A picture, for those who may see it.
    package func picture(_ id: String, for signed: Signed?) async throws -> Picture {
        guard Film.isID(id) else { throw FilmFault.notFound }
        let (picture, isOpen) = try await journal.reader.read { db in
            let picture = try Self.picture(id, db)
            return (picture, try picture.map { try isShown($0.id, $0.isPublic, db) } ?? false)
        }
        // What a stranger has sent belongs to no party: members judge it.
        let isForMembers = signed != nil && (picture?.party.isEmpty ?? false)
        guard let picture, isOpen || isForMembers || picture.party == signed?.party else { throw FilmFault.notFound }
        return picture
    }

    /// Whether everyone may see a film or picture that is ready.
    package func isOpen(_ id: String) async throws -> Bool {
        try await journal.reader.read { db in
            let isPublic = try Bool.fetchOne(
                db,
                sql: """
                    SELECT is_public FROM film WHERE id = :id UNION ALL SELECT is_public FROM picture WHERE id = :id
                    """, arguments: ["id": id])
            return try isPublic.map { try isShown(id, $0, db) } ?? false
        }
    }

    private func isShown(_ id: String, _ isPublic: Bool, _ db: Database) throws -> Bool {
        if isPublic { return true }
        for showing in showings where try showing([id], db).contains(id) { return true }
        return false
    }
}
