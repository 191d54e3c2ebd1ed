package import Foundation
import GRDB
package import Languages
package import Members
import Storage

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension FilmBook {
    /// Begins an upload of so many bytes; its id is the film's.
    package func begin(
        named name: String, title: Text, about: Text = Text(), bytes: Int64, by signed: Signed
    ) async throws -> Film {
        guard bytes > 0 else { throw FilmFault.empty }
        guard bytes <= limits.bytesMax else { throw FilmFault.tooLarge }
        if let free = reserve.free, free - bytes < reserve.bytes { throw FilmFault.notWritten }
        let id = Film.newID()
        let place = shelf.upload(id)
        try FilmShelf.makeFolder(shelf.uploads)
        let rights: [FileAttributeKey: Any] = [.posixPermissions: 0o600]
        guard FileManager.default.createFile(atPath: place.path, contents: nil, attributes: rights) else {
            throw FilmFault.notWritten
        }
        let (now, title, about, name) = (clock(), Self.text(title), Self.text(about), Self.clean(name))
        do {
            return try await write { db in
                let going = try Int.fetchOne(
                    db, sql: "SELECT count(*) FROM film WHERE party = ? AND state = 'uploading'",
                    arguments: [signed.party])
                guard going ?? 0 < FilmLimits.uploadsMax else { throw FilmFault.tooMany }
                try db.execute(
                    sql: """
                        INSERT INTO film (id, party, member, name, title, about, state, bytes, made, moved)
                        VALUES (?, ?, ?, ?, ?, ?, 'uploading', ?, ?, ?)
                        """,
                    arguments: [id, signed.party, signed.member, name, title, about, bytes, now, now])
                guard let film = try Self.film(id, db) else { throw FilmFault.notFound }
                return film
            }
        } catch {
            unlink(place.path)
            throw error
        }
    }

    /// The last step of a name, without controls and marks of direction; it is only ever shown as text.
    static func clean(_ name: String) -> String {
        let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? ""
        let plain = last.unicodeScalars.filter { scalar in
            scalar.value == 0x200C
                || ![.control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator]
                    .contains(scalar.properties.generalCategory)
        }
        let text = String(plain.prefix(150).map(Character.init))
        return text.isEmpty ? "film" : text
    }

    /// An upload of the member's own party, and how much of it is there.
    package func upload(_ id: String, by signed: Signed) async throws -> (film: Film, offset: Int64) {
        guard Film.isID(id) else { throw FilmFault.notFound }
        let film = try await film(id, for: signed)
        guard film.party == signed.party else { throw FilmFault.notFound }
        guard film.state == .uploading else { return (film, film.bytes) }
        return (film, FilmShelf.size(shelf.upload(id)) ?? FilmShelf.size(shelf.original(id)) ?? 0)
    }

    /// Goes on with an upload; whoever was at it before is done with.
    ///
    /// Throws `wrongState` where `offset` is not where it ends.
    package func goOn(_ id: String, at offset: Int64, by signed: Signed) async throws -> UploadWriter {
        let (film, _) = try await upload(id, by: signed)
        guard film.state == .uploading else { throw FilmFault.wrongState }
        let turn = turns.begin(id)
        let writer = try UploadWriter(
            id, shelf.upload(id), turns: turns, turn: turn, length: film.bytes, reserve: reserve)
        guard writer.offset == offset else { throw FilmFault.wrongState }
        let now = clock()
        try await write { db in
            try db.execute(sql: "UPDATE film SET moved = ? WHERE id = ?", arguments: [now, id])
        }
        return writer
    }

    /// Looks at what has come: throws and forgets the upload where its first bytes are those of no film, and takes it
    /// in where all bytes are there.
    package func look(_ id: String, by signed: Signed) async throws -> Film {
        let (film, offset) = try await upload(id, by: signed)
        guard film.state == .uploading else { return film }
        guard offset >= min(film.bytes, Int64(FilmContainer.headBytes)) else { return film }
        let place = FilmShelf.size(shelf.upload(id)) == nil ? shelf.original(id) : shelf.upload(id)
        let container: FilmContainer
        do throws(FilmFault) {
            container = try FilmContainer.recognise(FilmShelf.head(place, FilmContainer.headBytes))
        } catch {
            try await remove(id, by: signed)
            throw error
        }
        guard offset == film.bytes else { return film }
        let (now, shelf) = (clock(), shelf)
        let taken = try await write { db in
            guard try Self.film(id, db)?.state == .uploading else { throw FilmFault.wrongState }
            // Between the move and the commit the machine may die; then it is found moved already.
            if FilmShelf.size(shelf.upload(id)) != nil { try FilmShelf.move(shelf.upload(id), to: shelf.original(id)) }
            try db.execute(
                sql: "UPDATE film SET state = 'waiting', container = ?, moved = ? WHERE id = ?",
                arguments: [container.rawValue, now, id])
            guard let film = try Self.film(id, db) else { throw FilmFault.notFound }
            return film
        }
        turns.end(id)
        return taken
    }

    /// Takes in a file that came with a form.
    package func take(
        _ url: URL, named name: String, title: Text, about: Text, by signed: Signed
    ) async throws -> Film {
        guard let bytes = FilmShelf.size(url) else { throw FilmFault.notWritten }
        _ = try FilmContainer.recognise(FilmShelf.head(url, FilmContainer.headBytes))
        let film = try await begin(named: name, title: title, about: about, bytes: bytes, by: signed)
        do {
            try FilmShelf.move(url, to: shelf.upload(film.id))
        } catch {
            try await remove(film.id, by: signed)
            throw error
        }
        return try await look(film.id, by: signed)
    }
}
