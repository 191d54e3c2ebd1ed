package import Journal
package import Languages
import Measures
package import Register

/// Things: proposed ones, and those that are renamed, moved or described anew.
///
/// The fields of a change are the whole of what the form shows; what no form shows stays as it stands.
package struct ThingMaker: DraftMaker {
    package let kind = "thing"

    package init() {}

    package func subject(of fields: DraftFields) -> String? {
        fields["thing"].flatMap { Identifier.isValid($0) ? "thing/\($0)" : nil }
    }

    package func entries(
        from fields: DraftFields, draft: String, by party: String, member: String, in reading: Reading
    ) throws -> [EntryBody] {
        var reader = FieldReader(fields, by: party, in: reading)
        let standing = try standing(&reader)
        let text = ThingTexts(&reader)
        let kind = reader.required("kind").flatMap { _ in
            reader.known("kind", "kind-unknown") { reading.vocabulary.kinds[$0] != nil }
        }
        let position = Self.position(&reader)
        let within = try Self.within(&reader, of: standing)
        let sectors = Self.sectors(&reader)
        let visibility = reader.visibility(standing?.visibility ?? .everyone)
        guard let kind, !text.name.isEmpty else {
            try reader.finish()
            return []
        }
        let thing = Thing(
            id: standing?.id ?? Self.identifier(ofDraft: draft, text.name), kind: kind, name: text.name,
            aliases: text.aliases, unchecked: Self.unchecked(standing, text.name), position: position,
            shape: standing?.shape, within: within, sectors: sectors, codes: standing?.codes ?? [],
            positionBasis: position == nil ? nil : position == standing?.position ? standing?.positionBasis : .found,
            positionSource: position == standing?.position ? standing?.positionSource : nil, visibility: visibility,
            zone: standing?.zone, restDays: standing?.restDays ?? [])
        try reader.checkChange(of: "thing/\(thing.id)", isSame: standing?.payload == thing.payload)
        if standing == nil { try Self.checkIsNew(thing, &reader) }
        try reader.finish()
        return [thing.entry(party: party, member: member)]
    }

    /// Readable in an address, and nobody can choose the name of another's: the end is the ticket's.
    package static func identifier(ofDraft id: String, _ name: Text) -> String {
        let words = (name[.en] ?? name.reading(in: .en)?.text ?? "").lowercased().unicodeScalars.map { scalar in
            scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)) ? Character(scalar) : " "
        }
        let slug = String(words).split(separator: " ").joined(separator: "-").prefix(40)
        return (slug.isEmpty ? "thing" : slug) + "-" + id.filter { $0 != "-" }.suffix(10)
    }

    private func standing(_ fields: inout FieldReader) throws -> Thing? {
        guard let id = fields["thing"] else { return nil }
        guard let thing = try fields.reading.thing(id) else {
            fields.fault("thing", "thing-unknown", ["text": id])
            return nil
        }
        if try !fields.reading.mayChange(thing, fields.party) { fields.fault("thing", "not-concerned") }
        return thing
    }

    private static func position(_ fields: inout FieldReader) -> Coordinate? {
        guard fields["lat"] != nil || fields["lon"] != nil else { return nil }
        guard let lat = fields.required("lat"), let lon = fields.required("lon") else { return nil }
        let (north, east) = (
            TypedPlace.degrees(lat, positive: "N", negative: "S"), TypedPlace.degrees(lon, positive: "E", negative: "W")
        )
        if north.map({ !(-90...90).contains($0) }) ?? true { fields.fault("lat", "place-unreadable", ["text": lat]) }
        if east.map({ !(-180...180).contains($0) }) ?? true { fields.fault("lon", "place-unreadable", ["text": lon]) }
        guard let north, let east else { return nil }
        return Coordinate(lon: east, lat: north)
    }

    private static let withinMax = 8

    private static func within(_ fields: inout FieldReader, of thing: Thing?) throws -> [String] {
        let ids = FieldList.items(fields["within"])
        if ids.count > withinMax { fields.fault("within", "too-many", ["count": String(withinMax)]) }
        var wholes: [String] = []
        for id in ids.prefix(withinMax) {
            guard let whole = try fields.thing(id, beside: "within") else { continue }
            let above = try fields.reading.wholes(of: whole).map(\.id) + [whole.id]
            if let thing, above.contains(thing.id) { fields.fault("within", "within-itself", ["text": id]) }
            if !wholes.contains(whole.id) { wholes.append(whole.id) }
        }
        return wholes
    }

    private static func sectors(_ fields: inout FieldReader) -> [Sector] {
        FieldList.items(fields["sectors"]).compactMap { word in
            let sector = Sector(rawValue: word)
            if sector == nil { fields.fault("sectors", "sector-unknown", ["text": word]) }
            return sector
        }
    }

    /// A name that is typed anew has been looked at by whoever typed it.
    private static func unchecked(_ standing: Thing?, _ name: Text) -> Set<Language> {
        guard let standing else { return [] }
        return standing.unchecked.filter { standing.name.own[$0] == name[$0] }
    }

    /// What is alike must be looked at before it is entered again.
    private static func checkIsNew(_ thing: Thing, _ fields: inout FieldReader) throws {
        if try fields.reading.recorder(ofThing: thing.id) != nil { return fields.fault("", "stands-already") }
        guard fields["isOther"] != "yes" else { return }
        let twins = try fields.reading.twins(of: thing).filter(\.isLikely)
        guard !twins.isEmpty else { return }
        let names = twins.prefix(3).map { $0.thing.shortName(fields.language()) }
        fields.fault("isOther", "thing-known", ["names": names.joined(separator: ", ")])
    }
}

extension Reading {
    /// The things that may be the same as one that is to be entered.
    package func twins(of thing: Thing) throws -> [Twin] {
        let names = Array(thing.name.byTag.values.sorted()) + thing.aliases.values.joined().sorted()
        return try twins(names: names, kind: thing.kind, position: thing.position, besides: thing.id)
    }
}

/// Several values in one field, each on its own line or between bars.
package enum FieldList {
    package static func items(_ text: String?) -> [String] {
        (text ?? "").split { $0 == "\n" || $0 == "|" }.map { $0.trimmingBlanks }.filter { !$0.isEmpty }
    }
}

/// The names of a thing in every language, and its everyday names.
private struct ThingTexts {
    var name = Text()
    var aliases: [Language: [String]] = [:]

    private static let nameMax = 200
    private static let aliasesMax = 12

    init(_ fields: inout FieldReader) {
        for language in Language.allCases {
            if let typed = fields.text("name-\(language.tag)", atMost: Self.nameMax) {
                if typed.contains("\n") { fields.fault("name-\(language.tag)", "one-line") }
                name[language] = typed
            }
            let field = "aliases-\(language.tag)"
            let items = FieldList.items(fields[field])
            if items.count > Self.aliasesMax { fields.fault(field, "too-many", ["count": String(Self.aliasesMax)]) }
            if items.contains(where: { $0.unicodeScalars.count > Self.nameMax }) {
                fields.fault(field, "too-long", ["count": String(Self.nameMax)])
            }
            if !items.isEmpty { aliases[language] = items }
        }
        if name.isEmpty { fields.fault("name-\(fields.language().tag)", "missing") }
    }
}
