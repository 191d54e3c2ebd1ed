import Importing
import Measures

/// Checks what one file of a pack says against the others.
struct PackCheck {
    private let pack: RegionPack
    private let kinds: Set<String>
    private let datums: Set<String>
    private let parties: [String: Party]
    private let sources: Set<String>
    private let letters: Set<String>
    private let things: [String: Thing]
    private let properties: [String: Property]

    init(_ pack: RegionPack) {
        self.pack = pack
        kinds = Set(pack.kinds.map(\.id))
        datums = Set(pack.datums.map(\.id))
        parties = Dictionary(pack.parties.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        sources = Set(pack.sources.map(\.id))
        letters = Set(pack.letters.map(\.id))
        things = Dictionary(pack.things.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        properties = Dictionary(pack.properties.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    func findings() -> [Diagnostic] {
        var findings = Findings(places: pack.places)
        checkRegion(&findings)
        pack.properties.forEach { check($0, &findings) }
        pack.parties.forEach { check($0, &findings) }
        pack.sources.forEach { check($0, &findings) }
        pack.letters.forEach { check($0, &findings) }
        pack.things.forEach { check($0, &findings) }
        pack.claims.forEach { check($0, &findings) }
        pack.quarrels.forEach { check($0, &findings) }
        return findings.diagnostics
    }

    private struct Findings {
        let places: PackPlaces
        var diagnostics: [Diagnostic] = []

        mutating func note<Record: RegisterRecord>(
            _ record: Record, _ column: String, _ message: String, remedy: String,
            severity: Diagnostic.Severity = .error
        ) {
            let place = places[Record.entryKind, record.id]
            diagnostics.append(
                Diagnostic(
                    severity, file: place?.file ?? "region.csv", row: place?.row, column: column, message,
                    remedy: remedy))
        }

        mutating func require<Record: RegisterRecord>(
            _ known: Bool, _ record: Record, _ column: String, _ what: String, _ id: String, in file: String
        ) {
            guard !known else { return }
            note(
                record, column, "There is no \(what) “\(id.prefix(80))” in this pack.",
                remedy: "Add it to \(file), or correct the spelling.")
        }
    }

    private func checkRegion(_ findings: inout Findings) {
        guard let region = pack.region else { return }
        findings.require(things[region.sea] != nil, region, "sea", "thing", region.sea, in: "things/")
        if let recorder = pack.recorder {
            findings.require(parties[recorder] != nil, region, "recorder", "party", recorder, in: "parties.csv")
        }
    }

    private func check(_ property: Property, _ findings: inout Findings) {
        for kind in property.kinds + property.expectedKinds {
            findings.require(kinds.contains(kind), property, "kinds", "kind", kind, in: "kinds.csv")
        }
        for kind in property.expectedKinds where !property.kinds.contains(kind) {
            findings.note(
                property, "expected", "\(kind) is expected, but not among the kinds.", remedy: "Add it to kinds.")
        }
        if let capacity = property.useOf {
            findings.require(
                properties[capacity] != nil, property, "use_of", "property", capacity, in: "properties.csv")
        }
        if property.type == .choice, property.choices.isEmpty {
            findings.note(property, "choices", "A choice offers nothing.", remedy: "Write id=Label|id=Label.")
        }
    }

    private func check(_ party: Party, _ findings: inout Findings) {
        for (column, id) in [("country", party.country), ("speaks_for", party.speaksFor)] {
            if let id { findings.require(things[id] != nil, party, column, "thing", id, in: "things/") }
        }
    }

    private func check(_ source: Source, _ findings: inout Findings) {
        findings.require(
            parties[source.publisher] != nil, source, "publisher", "party", source.publisher, in: "parties.csv")
    }

    private func check(_ letter: Letter, _ findings: inout Findings) {
        for (column, id) in [("sender", letter.sender), ("addressee", letter.addressee ?? letter.sender)] {
            findings.require(parties[id] != nil, letter, column, "party", id, in: "parties.csv")
        }
    }

    private func check(_ thing: Thing, _ findings: inout Findings) {
        findings.require(kinds.contains(thing.kind), thing, "kind", "kind", thing.kind, in: "kinds.csv")
        for whole in thing.within {
            findings.require(things[whole] != nil, thing, "within", "thing", whole, in: "things/")
            if whole == thing.id {
                findings.note(thing, "within", "The thing lies within itself.", remedy: "Remove its own identifier.")
            }
        }
        if let source = thing.positionSource {
            findings.require(sources.contains(source), thing, "position_source", "source", source, in: "sources.csv")
        }
    }

    private func check(_ claim: Claim, _ findings: inout Findings) {
        findings.require(things[claim.thing] != nil, claim, "thing", "thing", claim.thing, in: "things/")
        if let thing = things[claim.thing], let property = properties[claim.property],
            !property.kinds.contains(thing.kind)
        {
            findings.note(
                claim, "property", "\(property.id) is not claimed of things of the kind \(thing.kind).",
                remedy: "Add the kind to the property, or choose another property.")
        }
        findings.require(parties[claim.saidBy] != nil, claim, "said_by", "party", claim.saidBy, in: "parties.csv")
        if let source = claim.source {
            findings.require(sources.contains(source), claim, "source", "source", source, in: "sources.csv")
        } else if claim.basis == .found {
            findings.note(
                claim, "source", "A fact that was found names no source.",
                remedy: "Name the source, or say general_knowledge or derived as the basis.")
        }
        if let letter = claim.letter {
            findings.require(letters.contains(letter), claim, "letter", "letter", letter, in: "letters.csv")
        }
        if case .reference(let id) = claim.value {
            findings.require(things[id] != nil, claim, "value", "thing", id, in: "things/")
        }
        if case .quantity(let quantity) = claim.value, let datum = quantity.datum {
            findings.require(datums.contains(datum.code), claim, "datum", "datum", datum.code, in: "datums.csv")
        }
    }

    private func check(_ quarrel: Quarrel, _ findings: inout Findings) {
        for place in quarrel.accounts {
            findings.require(things[place.thing] != nil, quarrel, "accounts", "thing", place.thing, in: "things/")
            findings.require(
                properties[place.property] != nil, quarrel, "accounts", "property", place.property, in: "properties.csv"
            )
        }
    }
}
