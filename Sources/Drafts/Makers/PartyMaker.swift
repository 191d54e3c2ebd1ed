package import Journal
import Languages
package import Register

/// Parties: proposed ones, and those whose name, kind, country, area or page is set right.
///
/// Fields: `party` (one that stands), `name-TAG`, `type`, `country`, `speaksFor`, `web` and `isOther`. How an office is
/// reached is the office's own to say, in `OfficeMaker`.
package struct PartyMaker: DraftMaker {
    package let kind = "party"

    /// The kinds of those that only publish or take part: any party may enter one.
    package static let others: [Party.PartyType] = [.international, .observer, .publisher]
    /// All that can be chosen.
    package static let types: [Party.PartyType] = [.office, .ministry, .secretariat] + others

    package init() {}

    package func subject(of fields: DraftFields) -> String? {
        fields["party"].flatMap { Identifier.isValid($0) ? "party/\($0)" : nil }
    }

    package func entries(
        from fields: DraftFields, draft: String, by party: String, member: String, in reading: Reading
    ) throws -> [EntryBody] {
        var reader = FieldReader(fields, by: party, in: reading)
        let standing = standing(&reader)
        let name = Self.name(&reader)
        let type = Self.type(&reader)
        let country = try Self.country(&reader)
        let area = try Self.area(&reader, standing)
        let web = reader.text("web", atMost: 500)
        if let web, !SourceFields.isAddress(web) { reader.fault("web", "address-malformed", ["text": web]) }
        guard let type, !name.isEmpty else {
            try reader.finish()
            return []
        }
        if type == .office || type == .ministry, country == nil, reader["country"] == nil {
            reader.fault("country", "missing")
        }
        let proposed = Party(
            id: standing?.id ?? ThingMaker.identifier(ofDraft: draft, name), type: type, name: name, country: country,
            speaksFor: area, web: web, office: standing?.office ?? Office())
        try Self.check(proposed, standing, &reader)
        try reader.finish()
        return [proposed.entry(party: party, member: member)]
    }

    private func standing(_ fields: inout FieldReader) -> Party? {
        guard let id = fields["party"] else { return nil }
        guard let party = fields.vocabulary.parties[id] else {
            fields.fault("party", "party-unknown", ["text": id])
            return nil
        }
        return party
    }

    private static func name(_ fields: inout FieldReader) -> Text {
        var name = Text()
        for language in Language.allCases {
            guard let typed = fields.text("name-\(language.tag)", atMost: 200) else { continue }
            if typed.contains(where: \.isNewline) { fields.fault("name-\(language.tag)", "one-line") }
            name[language] = typed
        }
        if name.isEmpty { fields.fault("name-\(fields.language().tag)", "missing") }
        return name
    }

    private static func type(_ fields: inout FieldReader) -> Party.PartyType? {
        guard let word = fields.required("type") else { return nil }
        guard let type = Party.PartyType(rawValue: word) else {
            fields.fault("type", "party-type-unknown", ["text": word])
            return nil
        }
        return type
    }

    private static func country(_ fields: inout FieldReader) throws -> String? {
        let reading = fields.reading
        return try fields.known("country", "country-unknown") { try reading.thing($0)?.kind == "country" }
    }

    /// The thing for which it speaks: no two speak for one.
    private static func area(_ fields: inout FieldReader, _ standing: Party?) throws -> String? {
        guard let typed = fields["speaksFor"], let area = try fields.thing(typed, beside: "speaksFor") else {
            return nil
        }
        let speakers = fields.vocabulary.parties.values.filter { $0.speaksFor == area.id && $0.id != standing?.id }
        if let other = speakers.min(by: { $0.id < $1.id }) {
            fields.fault(
                "speaksFor", "party-speaks-already", ["name": other.name.reading(in: fields.language())?.text ?? ""])
        }
        return area.id
    }

    /// Who may say so, and whether it says anything new.
    private static func check(_ party: Party, _ standing: Party?, _ fields: inout FieldReader) throws {
        let rights = PartyRights(fields.party, in: fields.reading)
        guard let standing else {
            if !rights.mayPropose(party.type) { fields.fault("type", "party-type-of-secretariat") }
            return try checkIsNew(party, &fields)
        }
        if try !rights.mayChange(standing) { fields.fault("party", "not-concerned") }
        let isTheSame =
            (party.type, party.country, party.speaksFor) == (standing.type, standing.country, standing.speaksFor)
        if !isTheSame, !rights.mayPropose(standing.type) || !rights.mayPropose(party.type) {
            fields.fault("type", "party-type-of-secretariat")
        }
        try fields.checkChange(of: "party/\(party.id)", isSame: party.payload == standing.payload)
    }

    /// One of the same name must be looked at before another is entered.
    private static func checkIsNew(_ party: Party, _ fields: inout FieldReader) throws {
        if fields.vocabulary.parties[party.id] != nil { return fields.fault("", "stands-already") }
        guard fields["isOther"] != "yes" else { return }
        let names = Set(party.name.byTag.values.map { Folding.folded($0) })
        let twins = fields.vocabulary.parties.values.filter { other in
            other.name.byTag.values.contains { names.contains(Folding.folded($0)) }
        }
        guard let twin = twins.min(by: { $0.id < $1.id }) else { return }
        fields.fault("isOther", "thing-known", ["names": twin.name.reading(in: fields.language())?.text ?? twin.id])
    }
}

/// What a party may say of parties.
package struct PartyRights {
    private let party: String
    private let reading: Reading

    package init(_ party: String, in reading: Reading) { (self.party, self.reading) = (party, reading) }

    /// Who speaks for a province, a country or the region is the secretariat's to enter.
    private var isSecretariat: Bool { reading.vocabulary.parties[party]?.type == .secretariat }

    package func mayPropose(_ type: Party.PartyType) -> Bool {
        isSecretariat ? PartyMaker.types.contains(type) : PartyMaker.others.contains(type)
    }

    /// Itself, whom it has entered, and for the secretariat any.
    package func mayChange(_ other: Party) throws -> Bool {
        if other.type == .unattributed { return false }
        if isSecretariat || other.id == party { return true }
        return try PartyMaker.others.contains(other.type) && reading.recorder(ofParty: other.id) == party
    }
}

extension Reading {
    /// The party under whose name another one was entered last.
    func recorder(ofParty id: String) throws -> String? { try recorder(ofRecord: "party", id) }
}
