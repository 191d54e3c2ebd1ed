import GRDB
import Journal
import Storage
import Languages
import Measures

/// Writes entries into the register's tables, in the order of their positions.
final class RegisterWriter: ProjectionWriter {
    let db: Database
    let names: TableNames
    let isRebuilding: Bool
    let terms: TermWriter
    let contests: ContestWriter
    let tallies: TallyWriter
    let accounts: AccountWriter
    /// Whether what is written is older than what stands: what is left of a subject of which something was erased.
    var isWritingAgain = false
    let joins: JoinWriter
    /// How the words of records of parts above are read, by the kinds of their entries.
    let subjects: [String: any SubjectTexts]
    let insertClaim: BoundStatement
    let findClaim: BoundStatement
    /// Whether an account has a second claim; most have none, and the index alone tells.
    let secondClaim: BoundStatement

    init(_ db: Database, names: TableNames, rebuilding: Bool, texts: [any SubjectTexts] = []) throws {
        subjects = Dictionary(texts.map { ($0.kind.rawValue, $0) }) { first, _ in first }
        self.db = db
        self.names = names
        isRebuilding = rebuilding
        terms = try TermWriter(db, names: names)
        contests = try ContestWriter(db, names: names)
        tallies = try TallyWriter(db, names: names, terms: terms)
        accounts = try AccountWriter(db, names: names)
        joins = JoinWriter(db, names: names)
        insertClaim = try BoundStatement(
            db,
            """
            INSERT INTO \(names("claim")) (id, thing_no, property_no, party_no, source_no, recorder, visibility,
                visible_to, position, time, payload, as_of, until_day, own_no)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        findClaim = try BoundStatement(db, "SELECT no FROM \(names("claim")) WHERE id = ?")
        secondClaim = try BoundStatement(
            db, "SELECT no FROM \(names("claim")) WHERE thing_no = ? AND property_no = ? LIMIT 1 OFFSET 1")
    }

    func apply(_ entry: Entry, body: EntryBody?) throws {
        guard let body else { return }
        if KeptAbove.kinds.contains(body.kind) { return try writeSubject(entry, body) }
        try noting(entry) { try write(entry, body) }
    }

    func apply(_ entry: Entry, ready: ReadyBody, record: (any Sendable)?) throws {
        guard let claim = record as? Claim else { return try apply(entry, body: ready.body) }
        try noting(entry) { try writeClaim(entry, claim, party: ready.body.party, payload: ready.payloadText) }
    }

    /// A body that cannot be read is noted as a fault and stops nothing.
    private func noting(_ entry: Entry, _ work: () throws -> Void) throws {
        do {
            try work()
        } catch let fault as PayloadError {
            try db.execute(
                sql: "INSERT OR REPLACE INTO \(names("fault")) (position, what) VALUES (?, ?)",
                arguments: [entry.position, fault.description])
        }
    }

    private func write(_ entry: Entry, _ body: EntryBody) throws {
        switch try EntryKind(of: body) {
        case .region, .kind, .datum, .property, .party, .source, .letter, .quarrel, .term:
            try writeRecord(entry, body)
        case .thing: try writeThing(entry, body)
        case .claim:
            try writeClaim(entry, try Claim(body: body), party: body.party, payload: body.payload.canonicalText)
        case .remark: try writeRemark(entry, body)
        case .mark: try writeMark(entry, body)
        case .join: try writeJoin(entry, body)
        case .erasure: try erase(entry, body)
        case .release: try writeRelease(entry, body)
        case .clearing: try writeClearing(entry, body)
        case .translation: try writeTranslation(entry, body)
        }
    }

    func finish() throws {
        if isRebuilding { return }
        try contests.finish()
        try tallies.finish()
    }

    private func writeRecord(_ entry: Entry, _ body: EntryBody) throws {
        let id = try body.identifier
        try checkRecord(body, id)
        if let kind = EntryKind(rawValue: body.kind) {
            let earlier = try String.fetchOne(
                db.cachedStatement(sql: "SELECT payload FROM \(names("record")) WHERE kind = ? AND id = ?"),
                arguments: [body.kind, id])
            try compareTexts(kind, id, from: earlier, to: body.payload)
            if let reference = TextReference(text: body.subject), let record = try kind.textRecord(id, body.payload) {
                try listTexts(of: record, reference, position: entry.position, replacing: earlier != nil)
            }
        }
        try keepWording(body.kind, id)
        tallies.countRecord(from: try recordPosition(body.kind, id), to: entry.position)
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO \(names("record")) (kind, id, payload, position, recorder) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (kind, id) DO UPDATE
                SET payload = excluded.payload, position = excluded.position, recorder = excluded.recorder
                """)
        try statement.execute(arguments: [body.kind, id, body.payload.canonicalText, entry.position, body.party])
        if body.kind == EntryKind.letter.rawValue {
            try cite(entry, letter: Letter(id: id, payload: body.payload), body)
        }
        if body.kind == EntryKind.property.rawValue, !isRebuilding { try contests.reconsider(property: id) }
    }

    /// A record that cannot be read back must not stand in the tables.
    private func checkRecord(_ body: EntryBody, _ id: String) throws {
        switch EntryKind(rawValue: body.kind) {
        case .region: _ = try Region(id: id, payload: body.payload)
        case .kind: _ = try Kind(id: id, payload: body.payload)
        case .datum: _ = try DatumLabel(id: id, payload: body.payload)
        case .property: _ = try Property(id: id, payload: body.payload)
        case .party: _ = try Party(id: id, payload: body.payload)
        case .source: _ = try Source(id: id, payload: body.payload)
        case .letter: _ = try Letter(id: id, payload: body.payload)
        case .quarrel: _ = try Quarrel(id: id, payload: body.payload)
        case .term: _ = try Term(id: id, payload: body.payload)
        default: break
        }
    }

    private func writeThing(_ entry: Entry, _ body: EntryBody) throws {
        let thing = try Thing(id: try body.identifier, payload: body.payload)
        let earlier = try terms.hasThing(thing.id)
        if earlier {
            let wording = try String.fetchOne(
                db.cachedStatement(sql: "SELECT payload FROM \(names("thing")) WHERE id = ?"), arguments: [thing.id])
            try compareTexts(.thing, thing.id, from: wording, to: body.payload)
        }
        if isRebuilding {
            try putThing(entry, body, thing)
        } else {
            try tallies.changing(thing: thing.id) { try putThing(entry, body, thing) }
        }
        let no = try terms.thing(thing.id)
        if earlier {
            try db.cachedStatement(sql: "DELETE FROM \(names("thing_within")) WHERE part_no = ?").execute(arguments: [
                no
            ])
        }
        for (rank, whole) in thing.within.enumerated() {
            let wholeNo = try terms.thing(whole)
            try db.cachedStatement(
                sql: """
                    INSERT OR REPLACE INTO \(names("thing_within")) (whole_no, part_no, rank, own_no)
                    VALUES (?, ?, ?, ?)
                    """
            ).execute(arguments: [isRebuilding ? wholeNo : try joins.root(wholeNo), no, rank, wholeNo])
        }
        try listTexts(of: thing, TextReference(.thing, thing.id), position: entry.position, replacing: earlier)
        try writeNames(thing, no, replacing: earlier)
        try writeTrail(entry, body, thingNo: no, thing.visibility)
        try settleJoins(of: no)
    }

    private func putThing(_ entry: Entry, _ body: EntryBody, _ thing: Thing) throws {
        // Kinds are counted by their numbers, which a rebuild must give in the same order.
        _ = try terms.number("kind", thing.kind)
        try db.cachedStatement(
            sql: """
                INSERT INTO \(names("thing")) (id, kind, recorder, visibility, visible_to, payload, position)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE
                SET kind = excluded.kind, recorder = excluded.recorder, visibility = excluded.visibility,
                    visible_to = excluded.visible_to, payload = excluded.payload, position = excluded.position
                """
        ).execute(arguments: [
            thing.id, thing.kind, body.party, thing.visibility.rank, thing.visibility.partyList,
            body.payload.canonicalText, entry.position,
        ])
    }

    /// The names and aliases under which a thing is known, once each, whatever their language.
    private func writeNames(_ thing: Thing, _ no: Int64, replacing: Bool) throws {
        // A thing entered for the first time has no earlier names; looking for them would read the whole table
        // during a rebuild, when the index is still to come.
        if replacing {
            try db.cachedStatement(sql: "DELETE FROM \(names("thing_name")) WHERE thing_no = ?").execute(arguments: [no]
            )
        }
        try addNames(thing.ownNames.union(replacing ? try translatedNames(ofThing: thing.id) : []), no)
    }

    func addNames(_ known: Set<String>, _ no: Int64) throws {
        for name in known {
            try db.cachedStatement(
                sql: "INSERT OR IGNORE INTO \(names("thing_name")) (thing_no, name) VALUES (?, ?)"
            ).execute(arguments: [no, name])
        }
    }

    /// `thingNo` is the thing's own number.
    func writeTrail(_ entry: Entry, _ body: EntryBody, thingNo: Int64, _ visibility: Visibility) throws {
        let place = isRebuilding ? (root: thingNo, own: nil) : try joins.place(thingNo)
        try db.cachedStatement(
            sql: """
                INSERT INTO \(names("trail")) (thing_no, position, time, kind, subject, party, visibility, visible_to,
                    recorder, payload, own_no) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            place.root, entry.position, entry.header.timeMilliseconds, body.kind, body.subject, body.party,
            visibility.rank, visibility.partyList, body.party, body.payload.canonicalText, place.own,
        ])
    }
}
