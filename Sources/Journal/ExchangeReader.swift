import Foundation
import GRDB

/// Takes an exchange file in, line by line, inside one write transaction.
struct ExchangeReader {
    private let journal: Journal
    private let db: Database
    private let writers: [any ProjectionWriter]
    private var lineNumber = 0
    private var position: Int64
    private var chains: [Origin: Chain] = [:]
    private var isClosed = false
    private var taken: Int64 = 0
    private var seen: Int64 = 0

    private struct Chain {
        let no: Int64
        let publicKey: Data
        var head: Head?
        var isGrown = false
        var isSigned = false
    }

    init(_ journal: Journal, _ db: Database) throws {
        self.journal = journal
        self.db = db
        writers = try journal.makeWriters(db)
        position = try Journal.lastPosition(db)
    }

    mutating func take(_ line: String) throws {
        lineNumber += 1
        guard !isClosed else { throw fault("stands after the closing line") }
        guard line.utf8.count <= 4 * Journal.bodyBytesMax else { throw fault("is longer than a line may be") }
        let json: JSON
        do { json = try JSON(parsing: line) } catch { throw fault("is not JSON: \(error)") }
        if lineNumber == 1 {
            try open(json)
        } else if json["heads"] != nil {
            try close(json)
        } else {
            guard let entry = ExchangeLine.entry(from: json) else { throw fault("does not hold an entry") }
            try take(entry)
        }
    }

    private mutating func open(_ json: JSON) throws {
        guard json["format"]?.stringValue == ExchangeLine.format, json["version"]?.integerValue == 1,
            let origins = json["origins"]?.arrayValue, origins.count <= 1_000
        else { throw fault("does not open a journal file of version 1") }
        for json in origins {
            guard let origin = json["id"]?.stringValue.flatMap(Origin.init),
                let key = json["key"]?.stringValue.flatMap({ Data(hex: $0) }), key.count == 32,
                NodeKey.origin(publicKey: key) == origin
            else { throw fault("names an origin that its key does not make") }
            try db.execute(
                sql: "INSERT OR IGNORE INTO origin (id, public_key) VALUES (?, ?)", arguments: [origin.id, key])
            chains[origin] = Chain(
                no: try journal.originNo(origin, db), publicKey: key, head: try Journal.head(of: origin, db))
        }
    }

    private mutating func take(_ entry: Entry) throws {
        guard var chain = chains[entry.header.origin] else { throw fault("is of an origin the file does not name") }
        seen += 1
        do { try ChainWalk.check(entry) } catch { throw fault("holds an entry whose hashes do not fit", .brokenChain) }
        if let head = chain.head, entry.header.sequence <= head.sequence {
            return try checkHeld(entry, chain)
        }
        guard entry.header.sequence == (chain.head?.sequence ?? 0) + 1,
            entry.header.previous == chain.head?.hash ?? .zero
        else {
            throw fault(
                "does not continue the chain of \(entry.header.origin) after entry \(chain.head?.sequence ?? 0)",
                .brokenChain)
        }
        guard entry.bodyBytes?.count ?? 0 <= Journal.bodyBytesMax else {
            throw fault("holds a body larger than \(Journal.bodyBytesMax) bytes")
        }
        position += 1
        let placed = Entry(
            position: position, header: entry.header, hash: entry.hash, salt: entry.salt, bodyBytes: entry.bodyBytes)
        do {
            try EntryInsertion(db).insert(placed, originNo: chain.no)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            throw fault("holds an entry whose id is another entry's here", .brokenChain)
        }
        let body = placed.body
        for writer in writers { try writer.apply(placed, body: body) }
        chain.head = Head(origin: entry.header.origin, sequence: entry.header.sequence, hash: entry.hash)
        chain.isGrown = true
        chains[entry.header.origin] = chain
        taken += 1
    }

    private func checkHeld(_ entry: Entry, _ chain: Chain) throws {
        let held = try Data.fetchOne(
            db, sql: "SELECT hash FROM entry WHERE origin_no = ? AND sequence = ?",
            arguments: [chain.no, entry.header.sequence])
        guard held == entry.hash.bytes else {
            throw fault(
                "holds another entry \(entry.header.sequence) of \(entry.header.origin) than the one held here",
                .brokenChain)
        }
    }

    private mutating func close(_ json: JSON) throws {
        isClosed = true
        guard json["entries"]?.integerValue == seen else { throw fault("counts other entries than the file holds") }
        for signed in json["heads"]?.arrayValue ?? [] {
            guard let origin = signed["origin"]?.stringValue.flatMap(Origin.init), let chain = chains[origin],
                let sequence = signed["sequence"]?.integerValue,
                let hash = signed["hash"]?.stringValue.flatMap(Digest.init(hex:)),
                let signature = signed["signature"]?.stringValue.flatMap({ Data(hex: $0) })
            else { throw fault("does not hold signed heads") }
            let head = Head(origin: origin, sequence: sequence, hash: hash)
            guard NodeKey.isValid(signature, of: head, publicKey: chain.publicKey) else {
                throw fault("holds a signature for \(origin) that does not hold", .brokenChain)
            }
            guard chain.isGrown else { continue }
            guard chain.head == head else {
                throw fault("signs another head of \(origin) than the file holds", .brokenChain)
            }
            try journal.signAndMark(head, originNo: chain.no, signature: signature, position: position, db)
            chains[origin]?.isSigned = true
        }
    }

    func finish() throws -> Int64 {
        guard isClosed else {
            throw JournalError(
                .badFile, "The file ends after line \(lineNumber) without its closing line.",
                cause: "It was cut off; export it again. Nothing was taken in.", position: Int64(lineNumber))
        }
        for (origin, chain) in chains where chain.isGrown && !chain.isSigned {
            throw JournalError(
                .brokenChain, "The file holds no signed head for \(origin).", cause: "Nothing was taken in.",
                position: Int64(lineNumber))
        }
        for writer in writers { try writer.finish() }
        return taken
    }

    private func fault(_ what: String, _ code: JournalError.Code = .badFile) -> JournalError {
        JournalError(
            code, "Line \(lineNumber) \(what).", cause: "Nothing was taken in.", position: Int64(lineNumber))
    }
}
