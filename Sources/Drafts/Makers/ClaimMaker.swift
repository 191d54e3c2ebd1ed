package import Journal
package import Languages
import Measures
package import Register

/// Claims: new ones, and others that take the place of what the party has said before.
package struct ClaimMaker: DraftMaker {
    package let kind = "claim"
    private let values: ValueFields

    package init(units: UnitNames) { values = ValueFields(units: TypedUnits(units)) }

    package func subject(of fields: DraftFields) -> String? {
        guard let thing = fields["thing"], let property = fields["property"], Identifier.isValid(thing),
            Identifier.isValid(property)
        else { return nil }
        return "account/\(thing)/\(property)"
    }

    package func entries(
        from fields: DraftFields, draft: String, by party: String, member: String, in reading: Reading
    ) throws -> [EntryBody] {
        var reader = FieldReader(fields, by: party, in: reading)
        let replaced = try self.replaced(&reader)
        let place = try place(&reader, replaced)
        guard let (thing, property) = place else {
            try reader.finish()
            return []
        }
        let value = try values.value(&reader, of: property, keeping: replaced?.claim.value)
        let details = ClaimDetails(&reader, replaced?.claim, draft: draft, member: member)
        try reader.finish()
        guard let value else { return [] }
        let claim = details.claim(
            id: replaced?.claim.id ?? Self.identifier(ofDraft: draft), thing: thing, property: property.id, value: value
        )
        try Self.checkIsNew(claim, replaced, by: party, &reader)
        try reader.finish()
        return (details.source.entry.map { [$0] } ?? []) + [claim.entry(party: party, member: member)]
    }

    /// What a new claim is known by: nobody can choose the name of another's.
    package static func identifier(ofDraft id: String) -> String { "d-" + id }

    /// The claim whose place it takes: one that the party itself has recorded.
    private func replaced(_ fields: inout FieldReader) throws -> StandingClaim? {
        guard let id = fields["claim"] else { return nil }
        guard let standing = try fields.reading.claim(id) else {
            fields.fault("claim", "claim-unknown", ["text": id])
            return nil
        }
        if standing.recorder != fields.party { fields.fault("claim", "claim-of-others") }
        return standing
    }

    private func place(
        _ fields: inout FieldReader, _ replaced: StandingClaim?
    ) throws -> (thing: String, property: Property)? {
        let reading = fields.reading
        var thing: (id: String, kind: String)?
        if fields.required("thing") != nil {
            _ = try fields.known("thing", "thing-unknown") { id in
                thing = try reading.kind(ofThing: id).map { (id, $0) }
                return thing != nil
            }
        }
        guard fields.required("property") != nil,
            let id = fields.known("property", "property-unknown", { reading.vocabulary.properties[$0] != nil }),
            let property = reading.vocabulary.properties[id], let thing
        else { return nil }
        if !property.kinds.isEmpty, !property.kinds.contains(thing.kind) {
            fields.fault("property", "property-not-of-kind")
        }
        if let replaced, (replaced.claim.thing, replaced.claim.property) != (thing.id, property.id) {
            fields.fault("claim", "claim-elsewhere")
        }
        return (thing.id, property)
    }

    /// So many of the party's own claims of an account are looked at, the newest: a long series must not slow what is
    /// written next.
    private static let lookedAt = 200

    /// A claim that says nothing new would only stand twice.
    private static func checkIsNew(
        _ claim: Claim, _ replaced: StandingClaim?, by party: String, _ fields: inout FieldReader
    ) throws {
        if let replaced {
            if replaced.claim == claim, !replaced.remarks.contains(where: { $0.stance == .withdrawn }) {
                fields.fault("", "nothing-changed")
            }
            return
        }
        if let recorder = try fields.reading.recorder(ofClaim: claim.id) {
            // Its own entry from an earlier release; nobody else can have this name.
            fields.fault("", recorder == party ? "stands-already" : "name-taken")
        }
        if try fields.reading.says(claim, party: party, newest: lookedAt) { fields.fault("", "stands-already") }
    }
}

/// What a claim says beside its value.
struct ClaimDetails {
    let asOf: Period?
    let until: Period?
    let saidBy: String
    let speaker: Text
    let source: SourceFields
    let letter: String?
    let evidence: String?
    let basis: Basis
    let note: Text
    let stated: String?
    let doubt: Text
    let visibility: Visibility

    init(_ fields: inout FieldReader, _ old: Claim?, draft: String, member: String) {
        let vocabulary = fields.vocabulary
        asOf = fields.period("asOf")
        until = fields.period("until")
        saidBy = fields.known("saidBy", "party-unknown") { vocabulary.parties[$0] != nil } ?? fields.party
        let speakerLanguage = fields["speakerLanguage"] == nil ? "language" : "speakerLanguage"
        speaker = fields.text("speaker", in: speakerLanguage, atMost: 300, keeping: old?.speaker)
        visibility = fields.visibility(old?.visibility ?? .everyone)
        source = SourceFields(&fields, publisher: saidBy, visibility: visibility, member: member)
        // One that is entered with the claim is not known yet.
        letter =
            DraftLetter.isNew(in: fields.fields)
            ? DraftLetter.identifier(fields.fields, draft: draft)
            : fields.known(DraftLetter.known, "letter-unknown") { vocabulary.letters[$0] != nil }
        evidence = fields["evidence"]
        if let evidence, evidence.utf8.count != 64 || Digest(hex: evidence)?.hex != evidence {
            fields.fault("evidence", "evidence-malformed")
        }
        if let word = fields["basis"], Basis(rawValue: word) == nil {
            fields.fault("basis", "basis-unknown", ["text": word])
        }
        basis = fields["basis"].flatMap(Basis.init(rawValue:)) ?? old?.basis ?? .found
        note = fields.text("note", in: "noteLanguage", atMost: 2_000, keeping: old?.note)
        stated = fields.text("stated", atMost: 1_000)
        doubt = old?.doubt ?? Text()
        // What others are said to have said must be read somewhere.
        if saidBy != fields.party, source.id == nil, letter == nil, evidence == nil {
            fields.fault("source", "source-needed")
        }
    }

    func claim(id: String, thing: String, property: String, value: Value) -> Claim {
        Claim(
            id: id, thing: thing, property: property, value: value, asOf: asOf, saidBy: saidBy, speaker: speaker,
            source: source.id, letter: letter, basis: basis, until: until, stated: stated, doubt: doubt, note: note,
            visibility: visibility, evidence: evidence)
    }
}
