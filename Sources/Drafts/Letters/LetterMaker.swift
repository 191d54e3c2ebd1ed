package import Journal
import Files
import Languages
import Measures
package import Register

/// Letters: the paper that can stand behind an entry.
package struct LetterMaker: DraftMaker {
    package let kind = "letter"

    package init() {}

    package func subject(of fields: DraftFields) -> String? {
        fields["letter"].flatMap { Identifier.isValid($0) ? "letter/\($0)" : nil }
    }

    package func entries(
        from fields: DraftFields, draft: String, by party: String, member: String, in reading: Reading
    ) throws -> [EntryBody] {
        var reader = FieldReader(fields, by: party, in: reading)
        let standing = try standing(&reader)
        let number = reader.required("number").flatMap { _ in reader.text("number", atMost: 100) }
        let date = reader.required("date").flatMap { _ in reader.period("date") }
        let sender = reader.known("sender", "party-unknown") { reading.vocabulary.parties[$0] != nil } ?? party
        let addressee = reader.known("addressee", "party-unknown") { reading.vocabulary.parties[$0] != nil }
        // Nobody enters the letters that two others have exchanged.
        if sender != party, addressee != party { reader.fault("sender", "letter-of-others") }
        let subject = reader.text(
            "subject", in: "subjectLanguage", atMost: 500, keeping: standing?.subjectMatter)
        if subject.isEmpty { reader.fault("subject", "missing") }
        let scan = try scan(&reader, standing)
        let visibility = reader.visibility(standing?.visibility ?? .members)
        guard let number, let date else {
            try reader.finish()
            return []
        }
        let letter = Letter(
            id: standing?.id ?? Self.identifier(ofDraft: draft), number: number, date: date.text, sender: sender,
            addressee: addressee, subjectMatter: subject, scan: scan, visibility: visibility)
        if standing?.payload == letter.payload { reader.fault("", "nothing-changed") }
        if standing == nil, reading.letter(letter.id) != nil { reader.fault("", "stands-already") }
        try reader.finish()
        return [letter.entry(party: party, member: member)]
    }

    package static func identifier(ofDraft id: String) -> String { "l-" + id }

    private func standing(_ fields: inout FieldReader) throws -> Letter? {
        guard let id = fields["letter"] else { return nil }
        guard let letter = fields.reading.letter(id) else {
            fields.fault("letter", "letter-unknown", ["text": id])
            return nil
        }
        if try fields.reading.recorder(ofLetter: id) != fields.party { fields.fault("letter", "not-concerned") }
        return letter
    }

    /// A scan is one that the party itself has brought in.
    private func scan(_ fields: inout FieldReader, _ standing: Letter?) throws -> String? {
        guard let digest = fields["scan"], digest != standing?.scan else { return fields["scan"] }
        guard Digest(hex: digest)?.hex == digest,
            try FileBook.holds(digest, of: fields.party, fields.reading.db)
        else {
            fields.fault("scan", "file-unknown")
            return nil
        }
        return digest
    }
}
