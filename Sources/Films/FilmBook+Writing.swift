import Foundation
import GRDB
import Journal
package import Languages
package import Members
import Storage

extension FilmBook {
    /// A film of the member's own party, in the state that is being changed.
    static func own(_ id: String, _ signed: Signed, _ db: Database) throws -> Film {
        guard let film = try film(id, db), film.party == signed.party else { throw FilmFault.notFound }
        return film
    }

    /// Says what a film is called and what is to be seen in it.
    package func describe(_ id: String, title: Text, about: Text, by signed: Signed) async throws {
        let (title, about) = (Self.text(title), Self.text(about))
        try await write { db in
            _ = try Self.own(id, signed, db)
            try db.execute(
                sql: "UPDATE film SET title = ?, about = ? WHERE id = ?", arguments: [title, about, id])
        }
    }

    /// Opens the page of a film to everyone, or closes it again; what a published story shows stays open.
    package func open(_ id: String, _ isPublic: Bool, by signed: Signed) async throws {
        try await write { db in
            let film = try Self.own(id, signed, db)
            guard film.state == .ready else { throw FilmFault.wrongState }
            try db.execute(sql: "UPDATE film SET is_public = ? WHERE id = ?", arguments: [isPublic, id])
        }
    }

    /// Opens films and pictures that a released story shows; the story's own release decides who may.
    package func publish(_ ids: Set<String>) async throws {
        try await write { db in
            for id in ids where Film.isID(id) {
                try db.execute(sql: "UPDATE film SET is_public = 1 WHERE id = ? AND state = 'ready'", arguments: [id])
                try db.execute(sql: "UPDATE picture SET is_public = 1 WHERE id = ?", arguments: [id])
            }
        }
    }

    /// Keeps captions in a language, written anew from what was understood of them; `nil` takes them away.
    ///
    /// Throws a `CaptionFault` where they would be too large to be read again.
    package func caption(_ id: String, in language: Language, _ captions: WebVTT?, by signed: Signed) async throws {
        let text = captions?.text
        guard text.map({ $0.utf8.count <= WebVTT.bytesMax }) ?? true else { throw CaptionFault(.tooLarge, 1) }
        try await write { db in
            _ = try Self.own(id, signed, db)
            try db.execute(
                sql: "DELETE FROM film_captions WHERE film = ? AND language = ?", arguments: [id, language.tag])
            guard let text else { return }
            try db.execute(
                sql: "INSERT INTO film_captions (film, language, digest, text) VALUES (?, ?, ?, ?)",
                arguments: [id, language.tag, Digest(hashing: Array(text.utf8)).hex, text])
        }
    }

    /// Takes a film away with all that was made of it, at whatever step it is.
    package func remove(_ id: String, by signed: Signed) async throws {
        try await write { db in
            _ = try Self.own(id, signed, db)
            try Self.forget(id, db)
        }
        turns.end(id)
        shelf.remove(id)
    }

    static func forget(_ id: String, _ db: Database) throws {
        for table in ["film_file", "film_captions"] {
            try db.execute(sql: "DELETE FROM \(table) WHERE film = ?", arguments: [id])
        }
        try db.execute(sql: "DELETE FROM film WHERE id = ?", arguments: [id])
    }

    /// Takes away uploads that nobody has gone on with for three days, and what is told of films refused long ago.
    ///
    /// Returns how many.
    package func sweep() async throws -> Int {
        sweepForms()
        let now = clock()
        let day: Int64 = 86_400_000
        let ids = try await journal.reader.read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT id FROM film WHERE (state = 'uploading' AND moved < ?) OR (state = 'refused' AND moved < ?)
                    LIMIT 500
                    """,
                arguments: [now - FilmLimits.uploadDays * day, now - FilmLimits.refusedDays * day])
        }
        for id in ids {
            try await write { db in try Self.forget(id, db) }
            turns.end(id)
            shelf.remove(id)
        }
        return ids.count
    }
}

extension FilmBook {
    /// Takes away what forms left behind when the node ended while it read them.
    private func sweepForms() {
        let manager = FileManager.default
        for name in (try? manager.contentsOfDirectory(atPath: shelf.uploads.path)) ?? [] where !Film.isID(name) {
            let place = shelf.uploads.appending(path: name)
            let moved = (try? manager.attributesOfItem(atPath: place.path))?[.modificationDate] as? Date
            if let moved, Int64(moved.timeIntervalSince1970 * 1_000) < clock() - 86_400_000 {
                try? manager.removeItem(at: place)
            }
        }
    }
}

extension FilmBook: MemberErasing {
    /// A film is its party's and stays; the member's id and the names they gave their files go.
    package func erase(member: String) async throws {
        let half = try await journal.reader.read { db in
            try String.fetchAll(
                db, sql: "SELECT id FROM film WHERE member = ? AND state IN ('uploading', 'refused')",
                arguments: [member])
        }
        // The files first: where this is interrupted, the rows still name them.
        for id in half {
            turns.end(id)
            shelf.remove(id)
        }
        try await write { db in
            for id in half { try Self.forget(id, db) }
            for table in ["film", "picture"] {
                try db.execute(
                    sql: "UPDATE \(table) SET member = '', name = ? WHERE member = ?", arguments: [table, member])
            }
        }
        // What was there before must not be left in the log.
        try journal.store.checkpoint()
    }
}
