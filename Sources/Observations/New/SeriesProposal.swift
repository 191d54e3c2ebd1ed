package import Drafts
package import Importing
import Journal
package import Languages
import Measures
package import Register
import Search

/// What a file says of a series that is not known yet, as the fields of a new one.
///
/// What the file leaves open stays empty: it is asked for, never made up.
package enum SeriesProposal {
    /// A station this near to a place of the file is taken for the one that is meant.
    private static let nearKilometres = 1.0

    /// `seed` tells series apart that the file gives no name; `title` stands for a missing name.
    package static func fields(
        of raw: RawSeries, titled title: String, seed: String, party: String, in language: Language,
        _ reading: Reading
    ) throws -> DraftFields {
        let property = property(raw, reading.vocabulary)
        var fields: DraftFields = [
            "language": language.tag, "code": code(raw.name, titled: title, seed: seed, party: party),
            "name": String((raw.name ?? title).prefix(200)),
        ]
        fields["fileName"] = raw.name.map { String($0.prefix(200)) }
        fields["property"] = property?.id
        fields["thing"] = try thing(raw, kinds: property?.kinds ?? [], reading)
        fields["unit"] = unit(raw, property)
        fields["datum"] = datum(raw, reading.vocabulary)
        fields["method"] = raw.method.map { String($0.prefix(2_000)) }
        let step = SeriesStep(guessing: raw.points)
        fields["resolution"] = step.resolution?.rawValue
        fields["beat"] = step.beat.map(String.init)
        return fields.filter { !$0.value.isEmpty }
    }

    /// The name itself where it can be an id; else its Latin letters and a few digits that only this name gives.
    static func code(_ name: String?, titled title: String, seed: String, party: String) -> String {
        if let name, Identifier.isValid(name), name.utf8.count <= 60 { return name }
        let words = (name ?? title).lowercased().unicodeScalars.map { scalar in
            scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)) ? Character(scalar) : " "
        }
        let slug = String(words).split(separator: " ").joined(separator: "-").prefix(40)
        let digest = Digest(hashing: Array("\(party)\u{1F}\(name ?? seed)".utf8)).hex.prefix(8)
        return "\(slug.isEmpty ? "series" : String(slug))-\(digest)"
    }

    private static func property(_ raw: RawSeries, _ vocabulary: Vocabulary) -> Property? {
        guard let text = raw.property else { return nil }
        let asked = Folding.folded(text)
        let found = vocabulary.properties.values.filter { property in
            property.type == .quantity
                && (property.id == text || property.label.byTag.values.contains { Folding.folded($0) == asked })
        }
        return found.count == 1 ? found.first : nil
    }

    /// The one thing of that name, else the one station that stands there.
    private static func thing(_ raw: RawSeries, kinds: [String], _ reading: Reading) throws -> String? {
        let fits: (Thing) -> Bool = { kinds.isEmpty || kinds.contains($0.kind) }
        if let name = raw.station ?? raw.name {
            let named = try reading.names(String(name.prefix(200)), limit: 12).compactMap { found -> Thing? in
                guard case .thing(let thing) = found.what, found.match <= .spelling, !found.isInflected, fits(thing)
                else { return nil }
                return thing
            }
            if named.count == 1 { return named.first?.id }
        }
        guard let place = raw.position else { return nil }
        let near = try reading.things(ofKind: "observing-station").filter { station in
            fits(station) && station.position.map { $0.distance(to: place) <= nearKilometres } ?? false
        }
        return near.count == 1 ? near.first?.id : nil
    }

    private static func unit(_ raw: RawSeries, _ property: Property?) -> String? {
        guard let text = raw.unit ?? raw.points.first?.unit else { return nil }
        guard let unit = PlaceChecking.unit(text) else { return text }
        guard let wanted = property?.unit else { return unit.code }
        return unit.isEquivalent(to: wanted) ? wanted.code : unit.code
    }

    private static func datum(_ raw: RawSeries, _ vocabulary: Vocabulary) -> String? {
        guard let text = raw.datum ?? raw.points.first?.datum else { return nil }
        let asked = Folding.folded(text)
        let found = vocabulary.datums.values.filter { datum in
            datum.id == text.lowercased() || datum.label.byTag.values.contains { Folding.folded($0) == asked }
        }
        return found.count == 1 ? found.first?.id : text
    }
}
