package import Journal
import Languages
package import Register

/// Joins: that two things are one, and that they are not after all.
package struct JoinMaker: DraftMaker {
    package let kind = "join"

    package init() {}

    package func subject(of fields: DraftFields) -> String? {
        fields["thing"].flatMap { Identifier.isValid($0) ? "thing/\($0)" : nil }
    }

    package func entries(
        from fields: DraftFields, draft: String, by party: String, member: String, in reading: Reading
    ) throws -> [EntryBody] {
        var reader = FieldReader(fields, by: party, in: reading)
        let reason = reader.text("reason", in: "reasonLanguage", atMost: 2_000, keeping: nil)
        if reason.isEmpty { reader.fault("reason", "missing") }
        guard let id = reader.required("thing") else {
            try reader.finish()
            return []
        }
        let into = reader["undo"] == "yes" ? nil : try into(&reader, id)
        if reader["undo"] == "yes" { try checkUndo(&reader, id) }
        try reader.finish()
        return [Join(thing: id, into: into, party: party, reason: reason).entry(member: member)]
    }

    private func into(_ fields: inout FieldReader, _ id: String) throws -> String? {
        guard let thing = try fields.reading.thing(id) else {
            let isJoined = try fields.reading.standing(for: id) != nil
            fields.fault("thing", isJoined ? "joined-already" : "thing-unknown", ["text": id])
            return nil
        }
        guard let other = fields.required("into"), let stays = try fields.thing(other, beside: "into") else {
            return nil
        }
        if stays.id == thing.id { fields.fault("into", "join-itself") }
        if stays.kind != thing.kind { fields.fault("into", "join-other-kind") }
        // What rests while one of them is hidden would seem to have been done.
        for (field, hidden) in [("thing", thing), ("into", stays)] where hidden.visibility != .everyone {
            fields.fault(field, "join-hidden")
        }
        if try !fields.reading.mayJoin(thing, stays, fields.party) { fields.fault("thing", "not-concerned") }
        return stays.id
    }

    private func checkUndo(_ fields: inout FieldReader, _ id: String) throws {
        guard let root = try fields.reading.standing(for: id),
            let joined = try fields.reading.joined(with: root).first(where: { $0.thing.id == id })
        else { return fields.fault("thing", "not-joined", ["text": id]) }
        if try !fields.reading.mayJoin(joined.thing, root, fields.party) { fields.fault("thing", "not-concerned") }
    }
}
