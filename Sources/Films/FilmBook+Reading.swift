import Foundation
package import GRDB
import Journal
package import Languages
import Members

extension FilmBook {
    /// The films of a party, the newest first.
    package func films(of party: String) async throws -> [Film] {
        try await journal.reader.read { db in
            try String.fetchAll(
                db, sql: "SELECT id FROM film WHERE party = ? ORDER BY made DESC, id LIMIT 200", arguments: [party]
            ).compactMap { try Self.film($0, db) }
        }
    }

    /// The films whose pages are open to everyone, the newest first.
    package func openFilms() async throws -> [Film] {
        try await journal.reader.read { db in try Self.openFilms(db) }
    }

    /// The same in the state that is being looked at; none where no films are kept.
    package static func openFilms(_ db: Database) throws -> [Film] {
        guard try db.tableExists("film") else { return [] }
        return try String.fetchAll(
            db, sql: "SELECT id FROM film WHERE is_public = 1 AND state = 'ready' ORDER BY made DESC, id LIMIT 100"
        ).compactMap { try film($0, db) }
    }

    /// A film that everyone may see, by itself or where something shows it.
    package static func openFilm(_ id: String, showings: [Showing], _ db: Database) throws -> Film? {
        guard Film.isID(id), try db.tableExists("film"), let film = try film(id, db), film.state == .ready else {
            return nil
        }
        if film.isPublic { return film }
        for showing in showings where try showing([id], db).contains(id) { return film }
        return nil
    }

    /// A film in the state that is being looked at, whoever may read it.
    package static func film(_ id: String, _ db: Database) throws -> Film? {
        guard let row = try Row.fetchOne(db, sql: "SELECT * FROM film WHERE id = ?", arguments: [id]) else {
            return nil
        }
        let files = try Row.fetchAll(db, sql: "SELECT * FROM film_file WHERE film = ?", arguments: [id])
        let captions = try Row.fetchAll(
            db, sql: "SELECT language, digest FROM film_captions WHERE film = ?", arguments: [id])
        return Film(row, files.compactMap(FilmFile.init(row:)), captions)
    }

    /// The captions of a film in a language, as they were kept.
    package func captions(of film: Film, in language: Language) async throws -> WebVTT? {
        guard film.captions[language] != nil else { return nil }
        let text = try await journal.reader.read { db in
            try String.fetchOne(
                db, sql: "SELECT text FROM film_captions WHERE film = ? AND language = ?",
                arguments: [film.id, language.tag])
        }
        return try text.map { try WebVTT(parsing: $0) }
    }

    static func text(_ text: Text) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(text.own.byTag)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }

    static func text(of kept: String) -> Text {
        Text(byTag: (try? JSONDecoder().decode([String: String].self, from: Data(kept.utf8))) ?? [:])
    }
}

extension Film {
    fileprivate init?(_ row: Row, _ files: [FilmFile], _ captions: [Row]) {
        guard let state = State(rawValue: row["state"]) else { return nil }
        var languages: [Language: String] = [:]
        for caption in captions {
            if let language = Language(rawValue: caption["language"]) { languages[language] = caption["digest"] }
        }
        self.init(
            id: row["id"], party: row["party"], member: row["member"], name: row["name"],
            title: FilmBook.text(of: row["title"]), about: FilmBook.text(of: row["about"]), state: state,
            fault: (row["fault"] as String?).flatMap(FilmFault.init(rawValue:)),
            container: (row["container"] as String?).flatMap(FilmContainer.init(rawValue:)), bytes: row["bytes"],
            length: row["length"], width: row["width"], height: row["height"], made: row["made"],
            isPublic: row["is_public"], files: files, captions: languages)
    }
}

extension FilmFile {
    init?(row: Row) {
        guard let part = Part(rawValue: row["part"]) else { return nil }
        self.init(
            part: part, digest: row["digest"], bytes: row["bytes"], mediaType: row["type"], ending: row["ending"],
            width: row["width"], height: row["height"])
    }
}
