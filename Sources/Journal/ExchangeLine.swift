import Foundation
import GRDB

/// The lines of the exchange format; docs/journal-format.md describes them.
enum ExchangeLine {
    static let format = "littoral-journal"

    static func opening(_ db: Database) throws -> JSON {
        let origins = try Row.fetchAll(db, sql: "SELECT id, public_key FROM origin ORDER BY no").map { row -> JSON in
            ["id": .string(row["id"]), "key": .string((row["public_key"] as Data).hex)]
        }
        return ["format": .string(format), "origins": .array(origins), "version": 1]
    }

    static func line(of entry: Entry) -> JSON {
        let header: JSON = [
            "digest": .string(entry.header.digest.hex), "id": .string(entry.header.id.description),
            "origin": .string(entry.header.origin.id), "previous": .string(entry.header.previous.hex),
            "sequence": .integer(entry.header.sequence), "time": .integer(entry.header.timeMilliseconds),
        ]
        return JSON(present: [
            ("header", header), ("hash", .string(entry.hash.hex)), ("salt", (entry.salt?.hex).map(JSON.string)),
            ("body", entry.bodyBytes.map { .string(String(decoding: $0, as: UTF8.self)) }),
        ])
    }

    static func closing(_ db: Database, entries: Int64) throws -> JSON {
        let heads = try Row.fetchAll(
            db,
            sql: """
                SELECT origin.id, head.sequence, head.hash, head.signature
                FROM head JOIN origin ON origin.no = head.origin_no ORDER BY origin.no
                """
        ).map { row -> JSON in
            [
                "hash": .string((row["hash"] as Data).hex), "origin": .string(row["id"]),
                "sequence": .integer(row["sequence"]), "signature": .string((row["signature"] as Data).hex),
            ]
        }
        return ["entries": .integer(entries), "heads": .array(heads)]
    }

    static func entry(from json: JSON) -> Entry? {
        guard let header = json["header"],
            let origin = header["origin"]?.stringValue.flatMap(Origin.init),
            let sequence = header["sequence"]?.integerValue, sequence > 0,
            let id = header["id"]?.stringValue.flatMap(EntryID.init(text:)),
            let time = header["time"]?.integerValue,
            let digest = header["digest"]?.stringValue.flatMap(Digest.init(hex:)),
            let previous = header["previous"]?.stringValue.flatMap(Digest.init(hex:)),
            let hash = json["hash"]?.stringValue.flatMap(Digest.init(hex:))
        else { return nil }
        let salt = json["salt"]?.stringValue.flatMap { Data(hex: $0) }
        let body = json["body"]?.stringValue.map { Data($0.utf8) }
        guard (salt == nil) == (body == nil), salt?.count ?? 16 == 16 else { return nil }
        return Entry(
            position: 0,
            header: EntryHeader(
                origin: origin, sequence: sequence, id: id, timeMilliseconds: time, digest: digest, previous: previous),
            hash: hash, salt: salt, bodyBytes: body)
    }
}
