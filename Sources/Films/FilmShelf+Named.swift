import Foundation
package import GRDB
package import Journal

extension FilmShelf {
    /// The files of films and pictures that the tables name, and which of them are on none of these shelves.
    package static func named(on shelves: [FilmShelf], _ db: Database) throws -> [NamedFiles] {
        guard try db.tableExists("film_file") else { return [] }
        func isThere(_ path: String) -> Bool {
            shelves.contains { size($0.folder.appending(path: "kept/\(path)")) != nil }
        }
        let films = try Row.fetchAll(db, sql: "SELECT * FROM film_file").compactMap { row -> String? in
            FilmFile(row: row).map { file in
                "\(row["film"] as String)/\(file.part == .original ? "original" : file.name)"
            }
        }
        let pictures = try Row.fetchAll(db, sql: "SELECT * FROM picture_file").map { row in
            let file = Picture.File(
                width: row["width"], height: row["height"], digest: row["digest"], bytes: row["bytes"])
            return "\(row["picture"] as String)/\(file.name)"
        }
        return [
            NamedFiles(.films, named: films, isThere: isThere),
            NamedFiles(.pictures, named: pictures, isThere: isThere),
        ]
    }
}
