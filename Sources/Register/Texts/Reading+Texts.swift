import GRDB
import Journal
package import Languages

/// A record's human-written fields as a reader may read them, and what decides who may translate them.
package struct RecordTexts: Sendable {
    package let record: TextReference
    package let fields: [TextField]
    package let visibility: Visibility
    /// The party that recorded it; nil for what belongs to the region.
    package let recorder: String?
    /// The thing that it is, or is about.
    package let thing: Thing?
    /// The parties in whose words it is written, or whose thing it names; empty where it belongs to nobody alone.
    package let owners: Set<String>

    package subscript(field: String) -> Text? { fields.first { $0.name == field }?.text }
}

extension Reading {
    /// The texts of records that this reader may read; others are left out.
    package func texts(of records: some Collection<TextReference>) throws -> [TextReference: RecordTexts] {
        var found: [TextReference: RecordTexts] = [:]
        let ids = Dictionary(grouping: records, by: \.kind).mapValues { $0.map(\.id) }
        for (kind, ids) in ids {
            switch kind {
            case .thing:
                for texts in try thingTexts(ids) { found[texts.record] = texts }
            case .claim:
                for texts in try claimTexts(ids) { found[texts.record] = texts }
            case .entry:
                for id in ids { found[TextReference(.entry, id)] = try judgementTexts(id) }
            case .series, .indicator, .problem, .alertRule:
                for texts in try subjectTexts(kind, ids) { found[texts.record] = texts }
            case .region, .kind, .datum, .property, .party, .source, .letter, .quarrel, .term:
                for id in ids {
                    let reference = TextReference(kind, id)
                    guard let record = vocabulary.record(reference) else { continue }
                    found[reference] = RecordTexts(
                        record: reference, fields: record.textFields, visibility: .everyone, recorder: nil, thing: nil,
                        owners: [])
                }
            }
        }
        return found
    }

    private func thingTexts(_ ids: [String]) throws -> [RecordTexts] {
        let things = try things(ids)
        let owners = try owners(of: Array(things.values))
        let recorders = try recorders(ids)
        return things.values.map { thing in
            RecordTexts(
                record: TextReference(.thing, thing.id), fields: thing.textFields, visibility: thing.visibility,
                recorder: recorders[thing.id], thing: thing, owners: owners[thing.id] ?? [])
        }
    }

    private func recorders(_ ids: [String]) throws -> [String: String] {
        let rows = try SQLRequest<Row>(literal: "SELECT id, recorder FROM thing WHERE id IN \(ids)").fetchAll(db)
        return Dictionary(rows.map { ($0[0] as String, $0[1] as String) }) { first, _ in first }
    }

    private func claimTexts(_ ids: [String]) throws -> [RecordTexts] {
        let claims = try standingClaims("claim.id IN \(ids)").values.joined().filter {
            !$0.remarks.contains { $0.stance == .withdrawn }
        }
        let things = try things(claims.map(\.claim.thing))
        return claims.map { standing in
            RecordTexts(
                record: TextReference(.claim, standing.claim.id), fields: standing.claim.textFields,
                visibility: standing.claim.visibility, recorder: standing.recorder, thing: things[standing.claim.thing],
                owners: speakers([standing.claim.saidBy]))
        }
    }

    private func judgementTexts(_ id: String) throws -> RecordTexts? {
        guard let entryID = EntryID(text: id), let entry = try Entry.with(entryID, db), let body = entry.body else {
            return nil
        }
        let overlay = try overlay(ofEntriesAt: [entry.position])
        if body.kind == EntryKind.remark.rawValue, let remark = try? Remark(body: body) {
            guard let standing = try claim(remark.claim) else { return nil }
            return RecordTexts(
                record: TextReference(.entry, id), fields: overlay.put(remark, at: entry.position).textFields,
                visibility: standing.claim.visibility, recorder: standing.recorder,
                thing: try thing(standing.claim.thing), owners: speakers([remark.party]))
        }
        guard body.kind == EntryKind.mark.rawValue, let mark = try? Mark(body: body), let thing = try thing(mark.thing)
        else { return nil }
        var (visibility, recorder) = (thing.visibility, mark.party)
        if let claim = mark.claim {
            guard let standing = try self.claim(claim) else { return nil }
            (visibility, recorder) = (standing.claim.visibility, standing.recorder)
        }
        return RecordTexts(
            record: TextReference(.entry, id), fields: overlay.put(mark, at: entry.position).textFields,
            visibility: visibility, recorder: recorder, thing: thing, owners: speakers([mark.party]))
    }

    private func subjectTexts(_ kind: TextReference.Kind, _ ids: [String]) throws -> [RecordTexts] {
        let rows = try SQLRequest<Row>(
            literal: """
                SELECT said.id, said.words, said.visibility, said.visible_to, said.recorder, said.said_by,
                    coalesce(said.thing, (SELECT whole.thing FROM subject_record AS whole
                        WHERE whole.kind = said.under_kind AND whole.id = said.under_id))
                FROM subject_record AS said
                WHERE said.kind = \(kind.rawValue) AND said.id IN \(ids) AND \(who.subjectCondition)
                """
        ).fetchAll(db)
        let things = try things(rows.compactMap { $0[6] as String? })
        let overlay = try overlay(kind, rows.map { $0[0] })
        return try rows.map { row in
            let reference = TextReference(kind, row[0])
            let recorder: String = row[4]
            return RecordTexts(
                record: reference,
                fields: overlay.put(try SubjectWords(JSON(parsing: row[1] as String)), reference).textFields,
                visibility: Visibility(rank: row[2], partyList: row[3]), recorder: recorder,
                thing: (row[6] as String?).flatMap { things[$0] },
                owners: speakers([(row[5] as String?) ?? recorder]))
        }
    }

    /// The parties among these that speak here themselves; what a paper or nobody says may be translated by anyone.
    private func speakers(_ parties: Set<String>) -> Set<String> {
        parties.filter { party in
            guard let type = vocabulary.partyTypes[party] else { return false }
            return [.office, .ministry, .secretariat].contains(type)
        }
    }
}

extension Vocabulary {
    /// The record of the vocabulary under a reference.
    func record(_ reference: TextReference) -> (any TextRecord)? {
        let id = reference.id
        return switch reference.kind {
        case .region: region.flatMap { $0.id == id ? $0 : nil }
        case .kind: kinds[id]
        case .datum: datums[id]
        case .property: properties[id]
        case .party: parties[id]
        case .source: sources[id]
        case .letter: letters[id]
        case .quarrel: quarrels.first { $0.id == id }
        case .term: terms[id]
        case .thing, .claim, .entry, .series, .indicator, .problem, .alertRule: nil
        }
    }
}
