import Foundation
import GRDB

/// What a walk over the whole chain found to be in order.
package struct Verification: Sendable, Hashable {
    package var entries: Int64 = 0
    package var bodiesAbsent: Int64 = 0
    package var origins: Int = 0
    package var position: Int64 = 0
}

extension Journal {
    /// Walks every chain from its first entry and checks sequences, hashes, digests and the signed heads.
    ///
    /// Reads in pages of its own snapshot, so that writers go on; `progress` is called with the entries done and may
    /// throw to stop. Throws `JournalError.brokenChain` with the position of the first fault.
    package func verify(progress: (Int64) throws -> Void = { _ in }) throws -> Verification {
        try reader.read { db in
            var walk = ChainWalk()
            let statement = try db.makeStatement(
                sql: "SELECT \(EntryRow.columns) FROM \(EntryRow.source) ORDER BY position")
            let rows = try Row.fetchCursor(statement)
            while let row = try rows.next() {
                try walk.step(try EntryRow.entry(row))
                if walk.found.entries.isMultiple(of: 4_096) { try progress(walk.found.entries) }
            }
            for (origin, head) in walk.heads {
                try Self.checkHead(of: origin, is: head, at: walk.places[origin] ?? 0, db)
            }
            try Self.checkNothingIsLeft(by: walk, db)
            walk.found.origins = walk.heads.count
            return walk.found
        }
    }

    /// Checks at the start, without the walk, that the last entry of each chain is the one that was signed.
    func checkHead() throws {
        try reader.read { db in
            for id in try String.fetchAll(db, sql: "SELECT id FROM origin") {
                guard let origin = Origin(id) else { continue }
                let row = try Row.fetchOne(
                    db,
                    sql: """
                        SELECT \(EntryRow.columns) FROM \(EntryRow.source) WHERE origin.id = ?
                        ORDER BY entry.sequence DESC LIMIT 1
                        """, arguments: [id])
                guard let row else {
                    try Self.checkNoHead(of: origin, db)
                    continue
                }
                let entry = try EntryRow.entry(row)
                try ChainWalk.check(entry)
                let head = Head(origin: origin, sequence: entry.header.sequence, hash: entry.hash)
                try Self.checkHead(of: origin, is: head, at: entry.position, db)
            }
        }
    }

    /// A walk sees only what joins its origin: what is signed or stored beside that was lost or added.
    private static func checkNothingIsLeft(by walk: ChainWalk, _ db: Database) throws {
        for id in try String.fetchAll(db, sql: "SELECT id FROM origin") {
            guard let origin = Origin(id), walk.heads[origin] == nil else { continue }
            try checkNoHead(of: origin, db)
        }
        let heads = try Int.fetchOne(db, sql: "SELECT count(*) FROM head")
        let last = try lastPosition(db)
        guard heads == walk.heads.count, last == walk.found.position else {
            throw JournalError(
                .brokenChain, "The journal holds entries or signed heads of an origin that is missing.",
                cause: "Restore the last backup.", position: walk.found.position + 1)
        }
    }

    private static func checkNoHead(of origin: Origin, _ db: Database) throws {
        let signed = try Int64.fetchOne(
            db, sql: "SELECT sequence FROM head JOIN origin ON origin.no = head.origin_no WHERE origin.id = ?",
            arguments: [origin.id])
        guard let signed else { return }
        throw JournalError(
            .brokenChain, "The chain of \(origin) is signed up to entry \(signed), but holds no entry.",
            cause: "Restore the last backup.", position: 0)
    }

    private static func checkHead(of origin: Origin, is head: Head, at position: Int64, _ db: Database) throws {
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT head.sequence, head.hash, head.signature, origin.public_key
                FROM head JOIN origin ON origin.no = head.origin_no WHERE origin.id = ?
                """, arguments: [origin.id])
        guard let row else {
            throw JournalError(
                .brokenChain, "The chain of \(origin) has no signed head.", cause: "Restore the last backup.",
                position: position)
        }
        let sequence = try row.decode(Int64.self, forColumn: "sequence")
        guard sequence == head.sequence, try row.decode(Data.self, forColumn: "hash") == head.hash.bytes else {
            throw JournalError(
                .brokenChain,
                "The chain of \(origin) ends at entry \(head.sequence), but was signed at entry \(sequence).",
                cause: "Entries were lost or added beside the program. Restore the last backup.", position: position)
        }
        guard
            NodeKey.isValid(
                try row.decode(forColumn: "signature"), of: head, publicKey: try row.decode(forColumn: "public_key"))
        else {
            throw JournalError(
                .brokenChain, "The signature of the head of \(origin) at entry \(head.sequence) does not hold.",
                cause: "Restore the last backup.", position: position)
        }
    }
}

/// Follows chains entry by entry.
struct ChainWalk {
    var heads: [Origin: Head] = [:]
    /// The positions of the heads.
    var places: [Origin: Int64] = [:]
    var found = Verification()

    mutating func step(_ entry: Entry) throws {
        let before = heads[entry.header.origin]
        guard entry.header.sequence == (before?.sequence ?? 0) + 1 else {
            throw Self.fault(entry, "follows entry \(before?.sequence ?? 0) of its chain; one or more are missing")
        }
        guard entry.header.previous == before?.hash ?? .zero else {
            throw Self.fault(entry, "does not continue the entry before it")
        }
        // Positions are given without gaps, so that an entry moved or taken out is missed.
        guard entry.position == found.position + 1 else {
            throw Self.fault(entry, "stands after position \(found.position); one or more are missing")
        }
        try Self.check(entry)
        heads[entry.header.origin] = Head(
            origin: entry.header.origin, sequence: entry.header.sequence, hash: entry.hash)
        places[entry.header.origin] = entry.position
        found.entries += 1
        found.position = entry.position
        if entry.bodyBytes == nil { found.bodiesAbsent += 1 }
    }

    /// Checks an entry by itself: its hash over its header, its digest over its body.
    static func check(_ entry: Entry) throws {
        guard entry.header.hash == entry.hash else { throw fault(entry, "has a header that its hash does not cover") }
        guard let salt = entry.salt, let body = entry.bodyBytes else { return }
        guard EntryBody.digest(salt: salt, body: body) == entry.header.digest else {
            throw fault(entry, "has a body that its digest does not cover")
        }
    }

    private static func fault(_ entry: Entry, _ what: String) -> JournalError {
        JournalError(
            .brokenChain,
            "The journal is broken at position \(entry.position): entry \(entry.header.sequence) of \(entry.header.origin) \(what).",
            cause: "Restore the last backup.", position: entry.position)
    }
}
