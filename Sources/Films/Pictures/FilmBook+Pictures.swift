import Foundation
package import GRDB
import Journal
package import Languages
package import Members
import Storage

extension FilmBook {
    /// The pictures of a party, the newest first.
    package func pictures(of party: String) async throws -> [Picture] {
        try await journal.reader.read { db in
            try String.fetchAll(
                db, sql: "SELECT id FROM picture WHERE party = ? ORDER BY made DESC, id LIMIT 200", arguments: [party]
            ).compactMap { try Self.picture($0, db) }
        }
    }

    /// A picture in the state that is being looked at, whoever may read it.
    package static func picture(_ id: String, _ db: Database) throws -> Picture? {
        guard let row = try Row.fetchOne(db, sql: "SELECT * FROM picture WHERE id = ?", arguments: [id]) else {
            return nil
        }
        let files = try Row.fetchAll(
            db, sql: "SELECT * FROM picture_file WHERE picture = ? ORDER BY width", arguments: [id])
        return Picture(
            id: row["id"], party: row["party"], member: row["member"], name: row["name"], alt: text(of: row["alt"]),
            width: row["width"], height: row["height"], made: row["made"], isPublic: row["is_public"],
            files: files.map {
                Picture.File(width: $0["width"], height: $0["height"], digest: $0["digest"], bytes: $0["bytes"])
            })
    }

    /// Takes a picture in: made anew in a few widths, upright, with nothing that a camera or a program wrote into it.
    package func keepPicture(
        _ bytes: [UInt8], named name: String, alt: Text, by signed: Signed
    ) async throws -> Picture {
        guard bytes.count <= FilmLimits.pictureBytesMax else { throw FilmFault.tooLarge }
        let header = try PictureHeader(bytes)
        guard hasTools else { throw FilmFault.noTools }
        guard !reserve.isReached else { throw FilmFault.notWritten }
        let id = Film.newID()
        let home = shelf.home(id)
        try FilmShelf.makeFolder(home)
        let source = home.appending(path: "source")
        do {
            try Data(bytes).write(to: source)
            let files = try await pictureTurns.run { try await shrink(source, header, home) }
            try FileManager.default.removeItem(at: source)
            return try await put(id, files, named: name, alt: alt, by: signed)
        } catch {
            shelf.remove(id)
            throw error
        }
    }

    /// Takes a picture in that somebody without an account has sent with a report: members see it, and everyone once
    /// something shows it.
    package func keepReportedPicture(_ bytes: [UInt8]) async throws -> Picture {
        let stranger = Signed(
            member: "", party: "", country: nil, roles: [], way: .session(id: "", formSecret: ""))
        return try await keepPicture(bytes, named: "", alt: Text(), by: stranger)
    }

    /// Takes a picture away that came with a report.
    package func removeReportedPicture(_ id: String) async throws {
        let isGone = try await write { db in
            guard let picture = try Self.picture(id, db), picture.party.isEmpty else { return false }
            try db.execute(sql: "DELETE FROM picture_file WHERE picture = ?", arguments: [id])
            try db.execute(sql: "DELETE FROM picture WHERE id = ?", arguments: [id])
            return true
        }
        if isGone { shelf.remove(id) }
    }

    private func put(
        _ id: String, _ files: [Picture.File], named name: String, alt: Text, by signed: Signed
    ) async throws -> Picture {
        let (now, alt, name) = (clock(), Self.text(alt), Self.clean(name))
        return try await write { db in
            try db.execute(
                sql: """
                    INSERT INTO picture (id, party, member, name, alt, width, height, made)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    id, signed.party, signed.member, name, alt, files.last?.width ?? 0, files.last?.height ?? 0, now,
                ])
            for file in files {
                try db.execute(
                    sql: "INSERT INTO picture_file (picture, width, height, digest, bytes) VALUES (?, ?, ?, ?, ?)",
                    arguments: [id, file.width, file.height, file.digest, file.bytes])
            }
            guard let picture = try Self.picture(id, db) else { throw FilmFault.notFound }
            return picture
        }
    }

    /// One run of ffmpeg a width; a picture narrower than the widest is kept in its own width as well.
    private func shrink(_ source: URL, _ header: PictureHeader, _ home: URL) async throws -> [Picture.File] {
        let (wide, high) =
            header.isTurned ? (header.height, header.width) : (header.width, header.height)
        let widths = Picture.widths.filter { $0 < wide } + (wide <= (Picture.widths.last ?? 0) ? [wide] : [])
        var files: [Picture.File] = []
        for width in widths {
            let height = max(1, Int((Double(high) * Double(width) / Double(wide)).rounded()))
            let draft = home.appending(path: "\(width).part")
            let filters = (header.turning + ["scale=\(width):\(height)", "setsar=1"]).joined(separator: ",")
            let program = tools.child(
                "ffmpeg",
                [
                    "-nostdin", "-hide_banner", "-v", "error", "-y", "-threads", "1", "-filter_threads", "1",
                    "-noautorotate",
                ]
                    + FilmPlan.reading(source.path, header.kind.demuxer)
                    + ["-map", "0:v:0", "-frames:v", "1", "-map_metadata", "-1", "-vf", filters]
                    + ["-c:v", "libwebp", "-quality", "80", "-f", "webp", "file:\(draft.path)"],
                in: home, .init(memoryBytes: limits.memoryBytes, seconds: 60))
            do {
                _ = try await program.run()
            } catch let fault as ChildFault {
                throw Self.told(fault)
            }
            guard let bytes = FilmShelf.size(draft), bytes > 0 else { throw FilmFault.broken }
            let file = Picture.File(width: width, height: height, digest: try FilmShelf.digest(draft), bytes: bytes)
            try FilmShelf.move(draft, to: home.appending(path: file.name))
            files.append(file)
        }
        return files
    }

    private static func told(_ fault: ChildFault) -> FilmFault {
        switch fault {
        case .notBegun: .noTools
        case .killed: .tooHeavy
        case .failed: .broken
        }
    }

    /// Says anew what is to be seen in a picture.
    package func describePicture(_ id: String, alt: Text, by signed: Signed) async throws {
        let alt = Self.text(alt)
        try await write { db in
            guard let picture = try Self.picture(id, db), picture.party == signed.party else {
                throw FilmFault.notFound
            }
            try db.execute(sql: "UPDATE picture SET alt = ? WHERE id = ?", arguments: [alt, id])
        }
    }

    /// Takes a picture away.
    package func removePicture(_ id: String, by signed: Signed) async throws {
        try await write { db in
            guard let picture = try Self.picture(id, db), picture.party == signed.party else {
                throw FilmFault.notFound
            }
            try db.execute(sql: "DELETE FROM picture_file WHERE picture = ?", arguments: [id])
            try db.execute(sql: "DELETE FROM picture WHERE id = ?", arguments: [id])
        }
        shelf.remove(id)
    }
}
