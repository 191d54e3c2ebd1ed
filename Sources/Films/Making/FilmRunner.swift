import Foundation
import GRDB
import Journal
import Synchronization

/// Checks films and makes their lighter versions in the background, one at a time; begins a part anew after the node
/// was ended.
package actor FilmRunner {
    private let book: FilmBook
    private var isWorking = false
    private var isEnding = false
    /// Whether somebody has asked for more while it was at work.
    private var isAsked = false
    private var task: Task<Void, any Error>?

    package init(_ book: FilmBook) { self.book = book }

    /// Looks for what is to be done, unless it is at work; returns when nothing is left.
    package func work() async {
        guard !isWorking else {
            isAsked = true
            return
        }
        guard book.hasTools else { return }
        isWorking = true
        defer { isWorking = false }
        repeat {
            isAsked = false
            while !isEnding, !Task.isCancelled, let film = try? await next() {
                guard await isDone(film) else { return }
            }
        } while isAsked && !isEnding
    }

    /// Ends what goes on; it is begun anew when the node next serves.
    package func end() {
        isEnding = true
        task?.cancel()
    }

    private func next() async throws -> Film? {
        try await book.journal.reader.read { db in
            let id = try String.fetchOne(
                db,
                sql: """
                    SELECT id FROM film WHERE state IN ('waiting', 'checking', 'making') ORDER BY moved, id LIMIT 1
                    """)
            return try id.flatMap { try FilmBook.film($0, db) }
        }
    }

    /// `false` where something inside failed: it is tried again when somebody next asks, and must not turn in circles.
    private func isDone(_ film: Film) async -> Bool {
        let making = Task { try await FilmMaking(book: book, film: film).run() }
        task = making
        defer { task = nil }
        do {
            try await making.value
            return true
        } catch let fault as FilmFault where fault != .notWritten && fault != .noTools {
            guard !isEnding else { return false }
            return (try? await book.refuse(film.id, fault)) != nil
        } catch {
            let now = book.clock()
            // Others come first the next time.
            try? await book.write { db in
                try db.execute(sql: "UPDATE film SET moved = ? WHERE id = ?", arguments: [now, film.id])
            }
            return false
        }
    }
}

extension FilmBook {
    /// Says why a film is not taken, and takes its files away.
    func refuse(_ id: String, _ fault: FilmFault) async throws {
        let now = clock()
        try await write { db in
            try db.execute(sql: "DELETE FROM film_file WHERE film = ?", arguments: [id])
            try db.execute(
                sql: "UPDATE film SET state = 'refused', fault = ?, moved = ? WHERE id = ?",
                arguments: [fault.rawValue, now, id])
        }
        shelf.remove(id)
    }
}
