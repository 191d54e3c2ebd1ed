import GRDB
import Journal
import Synchronization

/// Everything that claims are made of and by, as it stands: a few hundred records, read once and swapped whole.
package struct Vocabulary: Sendable {
    package internal(set) var region: Region?
    package internal(set) var kinds: [String: Kind] = [:]
    package internal(set) var datums: [String: DatumLabel] = [:]
    package internal(set) var properties: [String: Property] = [:]
    package internal(set) var parties: [String: Party] = [:]
    package internal(set) var sources: [String: Source] = [:]
    /// In a reading only those that its reader may know of.
    package internal(set) var letters: [String: Letter] = [:]
    /// Under whose name each letter was recorded that is not for everyone.
    private var reservedLetters: [String: String] = [:]
    package internal(set) var quarrels: [Quarrel] = []
    package internal(set) var terms: [String: Term] = [:]

    /// What must be cleared before it leaves a country, by the country.
    package internal(set) var clearings: [String: Clearing] = [:]

    /// The parties that speak for a thing, by the thing.
    package internal(set) var speakers: [String: Set<String>] = [:]
    package internal(set) var partyTypes: [String: Party.PartyType] = [:]
    /// Each property's place in the order the pack gives them.
    package internal(set) var propertyOrder: [String: Int64] = [:]

    /// No words at all, for a page that must not need the store.
    package static let empty = Vocabulary()

    private init() {}

    init(_ db: Database) throws {
        let textKinds = TextReference.Kind.allCases.filter(\.isVocabulary).map(\.rawValue)
        let overlay = try TextOverlay(db, where: "kind IN \(textKinds)")
        let rows = try Row.fetchCursor(
            db, sql: "SELECT kind, id, payload, position, recorder FROM record ORDER BY kind, id")
        while let row = try rows.next() {
            guard let kind = EntryKind(rawValue: row[0]) else { continue }
            try take(kind, row[1], JSON(parsing: row[2] as String), position: row[3], recorder: row[4], overlay)
        }
        quarrels.sort { $0.id < $1.id }
        for party in parties.values {
            partyTypes[party.id] = party.type
            if let thing = party.speaksFor { speakers[thing, default: []].insert(party.id) }
        }
    }

    private mutating func take(
        _ kind: EntryKind, _ id: String, _ payload: JSON, position: Int64, recorder: String, _ overlay: TextOverlay
    ) throws {
        func put<Record: TextRecord>(_ record: Record, _ kind: TextReference.Kind) -> Record {
            overlay.put(record, TextReference(kind, id))
        }
        switch kind {
        case .region: region = put(try Region(id: id, payload: payload), .region)
        case .kind: kinds[id] = put(try Kind(id: id, payload: payload), .kind)
        case .datum: datums[id] = put(try DatumLabel(id: id, payload: payload), .datum)
        case .property:
            properties[id] = put(try Property(id: id, payload: payload), .property)
            propertyOrder[id] = position
        case .party: parties[id] = put(try Party(id: id, payload: payload), .party)
        case .source: sources[id] = put(try Source(id: id, payload: payload), .source)
        case .letter:
            let letter = put(try Letter(id: id, payload: payload), .letter)
            letters[id] = letter
            if letter.visibility != .everyone { reservedLetters[id] = recorder }
        case .term: terms[id] = put(try Term(id: id, payload: payload), .term)
        case .quarrel: quarrels.append(put(try Quarrel(id: id, payload: payload), .quarrel))
        case .clearing: clearings[id] = try Clearing(country: id, payload: payload)
        case .thing, .claim, .remark, .mark, .join, .erasure, .translation, .release: break
        }
    }
}

extension Vocabulary {
    /// The same without what a reader may not know of.
    func readable(by who: Reader) -> Vocabulary {
        let hidden = reservedLetters.filter { id, recorder in
            letters[id].map { !who.mayRead($0.visibility, recordedBy: recorder) } ?? false
        }
        guard !hidden.isEmpty else { return self }
        var readable = self
        for id in hidden.keys { readable.letters[id] = nil }
        return readable
    }

    /// The properties that say most about a kind: those its completeness counts, in the pack's order.
    package func keyProperties(of kind: String, limit: Int) -> [Property] {
        Array(
            properties.values.filter { $0.expectedKinds.contains(kind) }.sorted {
                (propertyOrder[$0.id] ?? 0) < (propertyOrder[$1.id] ?? 0)
            }.prefix(limit))
    }
}

/// Keeps the vocabulary until a record of it changes.
final class VocabularyCache: Sendable {
    private let held = Mutex<(state: State, vocabulary: Vocabulary)?>(nil)

    /// How many records there are and the sum of their positions, which tells an erasure too; of translations the sum.
    private struct State: Equatable {
        let records: Int64
        let sum: Int64
        let translations: Int64
    }

    /// `keeps` is false on a state that may yet be undone: what is read there must not be held for others.
    func vocabulary(_ db: Database, keeps: Bool = true) throws -> Vocabulary {
        let (records, translations) = (TallyWriter.Scheme.records.rawValue, TallyWriter.Scheme.translations.rawValue)
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT (SELECT claims FROM tally WHERE scheme = \(records) AND no = 0),
                        (SELECT things FROM tally WHERE scheme = \(records) AND no = 0),
                        (SELECT things FROM tally WHERE scheme = \(translations) AND no = 0)
                    """))
        let state = State(
            records: row?[0] as Int64? ?? 0, sum: row?[1] as Int64? ?? 0, translations: row?[2] as Int64? ?? 0)
        if let held = held.withLock({ $0 }), held.state == state { return held.vocabulary }
        let vocabulary = try Vocabulary(db)
        if keeps { held.withLock { $0 = (state, vocabulary) } }
        return vocabulary
    }
}
