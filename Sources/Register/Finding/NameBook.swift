import GRDB
import Journal
import Languages
import Search
import Synchronization

/// The names under which things, parties and properties are found, kept in memory and brought up to date by whoever asks.
///
/// A reader finds at once what was just entered: an asker whose state is newer than the book brings the difference.
package final class NameBook: Sendable {
    private let held = Mutex<(position: Int64, index: NameIndex)?>(nil)

    /// So many changed things are sooner read anew than added one by one.
    static let changesMax = 2_000

    package init() {}

    /// The index for a state; older states than the one held are answered by the newer index.
    func index(_ reading: Reading) throws -> NameIndex {
        let last = try reading.lastPosition()
        let known = held.withLock { $0 }
        if let known, known.position >= last { return known.index }
        let index = try known.flatMap { try brought($0.index, from: $0.position, reading) } ?? whole(reading)
        held.withLock { held in
            if held.map({ $0.position < last }) ?? true { held = (last, index) }
        }
        return index
    }

    private func whole(_ reading: Reading) throws -> NameIndex {
        var builder = NameBuilder()
        let wholes = try Wholes(reading.db)
        let overlay = try TextOverlay(reading.db, where: "kind = 'thing'")
        let joined = try JoinedNames(reading.db)
        let rows = try Row.fetchCursor(
            reading.db, sql: NameRow.sql + " WHERE position > 0 AND joined_no IS NULL ORDER BY no")
        while let row = try rows.next() {
            if let document = NameRow.document(row, wholes, reading.vocabulary, overlay, joined) {
                builder.add(document)
            }
        }
        for document in Self.documents(reading.vocabulary) { builder.add(document) }
        return builder.finished()
    }

    /// `nil` when so much has changed that the whole must be read.
    private func brought(_ index: NameIndex, from position: Int64, _ reading: Reading) throws -> NameIndex? {
        let rows = try Row.fetchAll(
            reading.db,
            sql: NameRow.sql + """
                 WHERE position > :last OR position > 0 AND id IN (
                    SELECT id FROM translation WHERE kind = 'thing' AND position > :last)
                ORDER BY no LIMIT :limit
                """, arguments: ["last": position, "limit": Self.changesMax + 1])
        let isWiderChange = try Bool.fetchOne(
            reading.db,
            sql: """
                SELECT EXISTS (SELECT 1 FROM record WHERE position > :last)
                    OR EXISTS (SELECT 1 FROM translation WHERE position > :last AND kind NOT IN ('thing', 'claim'))
                    OR EXISTS (SELECT 1 FROM thing JOIN thing_within ON whole_no = thing.no WHERE position > :last)
                    OR EXISTS (SELECT 1 FROM thing_join WHERE position > :last)
                    OR EXISTS (
                        SELECT 1 FROM translation JOIN thing ON thing.id = translation.id
                        WHERE translation.kind = 'thing' AND translation.position > :last
                            AND thing.joined_no IS NOT NULL)
                    OR EXISTS (
                        SELECT 1 FROM thing JOIN thing_join ON thing.no IN (thing_join.thing_no, thing_join.into_no)
                        WHERE thing.position > :last)
                """, arguments: ["last": position])
        guard rows.count <= Self.changesMax, isWiderChange == false else { return nil }
        guard !rows.isEmpty else { return index }
        let wholes = try Wholes(reading.db)
        let overlay = try reading.overlay(.thing, rows.map { $0[1] })
        let changed = index.changing(
            rows.compactMap { NameRow.document($0, wholes, reading.vocabulary, overlay, JoinedNames()) })
        return changed.isDueForMerging ? changed.merged() : changed
    }

    private static func documents(_ vocabulary: Vocabulary) -> [NameDocument] {
        vocabulary.parties.values.sorted { $0.id < $1.id }.map { party in
            NameDocument(
                id: "party/\(party.id)", names: NameRow.names(party.name), kind: "party", country: party.country,
                weight: 400_000)
        }
            + vocabulary.properties.values.sorted { $0.id < $1.id }.map { property in
                NameDocument(
                    id: "property/\(property.id)", names: NameRow.names(property.label), kind: "property",
                    sectors: [property.sector.rawValue], weight: 500_000)
            }
    }
}

/// What each thing lies in, however deep, and its kind.
private struct Wholes {
    private var direct: [Int64: [Int64]] = [:]
    private var known: [Int64: (id: String, kind: String)] = [:]

    init(_ db: Database) throws {
        let pairs = try Row.fetchCursor(db, sql: "SELECT part_no, whole_no FROM thing_within")
        while let row = try pairs.next() { direct[row[0], default: []].append(row[1]) }
        let rows = try Row.fetchCursor(
            db, sql: "SELECT no, id, kind FROM thing WHERE no IN (SELECT whole_no FROM thing_within)")
        while let row = try rows.next() { known[row[0]] = (row[1], row[2]) }
    }

    func of(_ no: Int64) -> [(id: String, kind: String)] {
        var found: Set<Int64> = []
        var open = direct[no] ?? []
        while let next = open.popLast(), found.count < 64 {
            if found.insert(next).inserted { open += direct[next] ?? [] }
        }
        return found.sorted().compactMap { known[$0] }
    }
}

/// The names of the things that others stand for: whoever knows only such a name finds what stands for it.
private struct JoinedNames {
    private var byRoot: [Int64: [NameDocument.Name]] = [:]

    init() {}

    init(_ db: Database) throws {
        let rows = try Row.fetchCursor(
            db, sql: "SELECT joined_no, id, payload FROM thing WHERE joined_no IS NOT NULL ORDER BY no")
        while let row = try rows.next() {
            guard let payload = try? JSON(parsing: row[2] as String),
                let thing = try? Thing(id: row[1], payload: payload)
            else { continue }
            let names = Language.allCases.flatMap { language in
                ([thing.name.byTag[language.tag]].compactMap(\.self) + (thing.aliases[language] ?? [])).map {
                    NameDocument.Name($0, language, .alias)
                }
            }
            byRoot[row[0], default: []] += names
        }
    }

    func names(of no: Int64) -> [NameDocument.Name] { byRoot[no] ?? [] }
}

/// The row of a thing as the index wants it.
private enum NameRow {
    static let sql = """
        SELECT no, id, kind, recorder, visibility, visible_to, payload,
            (SELECT count(*) FROM (SELECT 1 FROM claim WHERE thing_no = thing.no LIMIT 999)) FROM thing
        """

    static func names(_ text: Text) -> [NameDocument.Name] {
        Language.allCases.compactMap { language in text.byTag[language.tag].map { .init($0, language) } }
    }

    static func document(
        _ row: Row, _ wholes: Wholes, _ vocabulary: Vocabulary, _ overlay: TextOverlay, _ joined: JoinedNames
    ) -> NameDocument? {
        guard let payload = try? JSON(parsing: row[6] as String), let own = try? Thing(id: row[1], payload: payload)
        else { return nil }
        let thing = overlay.put(own, TextReference(.thing, own.id))
        var names = names(thing.name)
        for language in Language.allCases {
            names += thing.allAliases(language).map { .init($0, language, .alias) }
        }
        names += joined.names(of: row[0])
        let wholes = wholes.of(row[0])
        let order = vocabulary.kinds[thing.kind].map { min(max($0.order, 0), 999) } ?? 999
        return NameDocument(
            id: "thing/\(thing.id)", names: names, kind: thing.kind, sectors: thing.sectors.map(\.rawValue),
            within: wholes.map(\.id), country: wholes.first { $0.kind == "country" }?.id,
            // The kinds stand in the order of their weight; of two of a kind the one that more is said of is first.
            weight: UInt32(999 - order) * 1_000 + UInt32(row[7] as Int64),
            audience: audience(thing.visibility, recorder: row[3]))
    }

    private static func audience(_ visibility: Visibility, recorder: String) -> Audience {
        switch visibility {
        case .everyone: .everyone
        case .members: .members
        case .parties(let parties): .parties(Set(parties), recorder: recorder)
        case .ownParty: .ownParty(recorder: recorder)
        }
    }
}
