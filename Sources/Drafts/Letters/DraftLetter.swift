import Journal
package import Register

/// The letter behind what a draft says, whatever its kind: one that is known, or a new one that is entered with it.
///
/// A draft of any kind has the same fields for it: `letter` names a known one; `letterNumber`, `letterDate`,
/// `letterCalendar`, `letterSender`, `letterAddressee`, `letterSubject`, `letterScan` and `letterVisibility` are those of
/// `LetterMaker`. It is kept in the release of the draft.
package enum DraftLetter {
    /// The field that names a letter which is known.
    package static let known = "letter"

    /// The fields of a new letter, by those of `LetterMaker` that they stand for.
    package static let fields = [
        "number": "letterNumber", "date": "letterDate", "calendar": "letterCalendar", "sender": "letterSender",
        "addressee": "letterAddressee", "subject": "letterSubject", "scan": "letterScan",
        "visibility": "letterVisibility",
    ]

    /// Whether drafts of a kind say what letter they rest on in these fields; a letter is the paper itself.
    package static func isTaken(by kind: String) -> Bool { kind != "letter" }

    /// Whether a new letter is entered with a draft: who only chose its calendar has entered none.
    package static func isNew(in fields: DraftFields) -> Bool {
        ["letterNumber", "letterDate", "letterSubject", "letterScan"].contains { !(fields[$0] ?? "").isEmpty }
    }

    /// The id of the letter that stands behind a draft; `nil` where none does.
    package static func identifier(_ fields: DraftFields, draft: String) -> String? {
        isNew(in: fields) ? LetterMaker.identifier(ofDraft: draft) : fields[known].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Throws what is wrong beside the fields of the letter, before there is a draft.
    package static func check(_ fields: DraftFields, by party: String, in reading: Reading) throws {
        _ = try entries(from: fields, draft: "", by: party, member: "", in: reading)
    }

    /// The entry of a new letter; throws what is wrong beside the fields of the letter.
    static func entries(
        from fields: DraftFields, draft: String, by party: String, member: String, in reading: Reading
    ) throws -> [EntryBody] {
        let chosen = fields[known].flatMap { $0.isEmpty ? nil : $0 }
        guard isNew(in: fields) else {
            if let chosen, reading.letter(chosen) == nil {
                throw DraftFaults([.init(known, "letter-unknown", ["text": String(chosen.prefix(120))])])
            }
            return []
        }
        if chosen != nil { throw DraftFaults([.init(known, "letter-twice")]) }
        var own = DraftFields(
            uniqueKeysWithValues: Self.fields.compactMap { own, name in fields[name].map { (own, $0) } })
        own["language"] = fields["language"]
        // A letter of somebody else's that nobody else got came to whoever enters it.
        if let sender = own["sender"], sender != party, own["addressee"] == nil { own["addressee"] = party }
        do {
            return try LetterMaker().entries(from: own, draft: draft, by: party, member: member, in: reading)
        } catch let found as DraftFaults {
            throw DraftFaults(found.faults.map { .init(Self.fields[$0.field] ?? known, $0.code, $0.values) })
        }
    }
}
