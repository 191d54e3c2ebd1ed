package import Importing

/// A region pack as read: its records, where each was written, and every fault found.
package struct RegionPack: Sendable {
    package internal(set) var region: Region?
    package internal(set) var recorder: String?
    package internal(set) var kinds: [Kind] = []
    package internal(set) var datums: [DatumLabel] = []
    package internal(set) var properties: [Property] = []
    package internal(set) var parties: [Party] = []
    package internal(set) var sources: [Source] = []
    package internal(set) var letters: [Letter] = []
    package internal(set) var things: [Thing] = []
    package internal(set) var claims: [Claim] = []
    package internal(set) var quarrels: [Quarrel] = []
    package internal(set) var terms: [Term] = []
    package internal(set) var diagnostics: [Diagnostic] = []
    var places = PackPlaces()

    /// Reads and checks a pack in one pass; `diagnostics` holds every fault of every file.
    package init(_ files: PackFiles) {
        diagnostics = files.diagnostics
        var reader = PackReader(files)
        reader.readVocabulary(into: &self)
        reader.readParties(into: &self)
        reader.readThings(into: &self)
        reader.readClaims(into: &self)
        reader.readQuarrels(into: &self)
        reader.readTerms(into: &self)
        diagnostics += reader.diagnostics
        diagnostics += PackCheck(self).findings()
        diagnostics.sort()
    }

    package var errors: [Diagnostic] { diagnostics.filter { $0.severity == .error } }
    package var isSound: Bool { errors.isEmpty }

    /// Every record in the order in which it must be written: what is referred to before what refers, the region
    /// last, since its digest says that the whole pack is there.
    package var records: [any RegisterRecord] {
        var records: [any RegisterRecord] = []
        records += kinds as [any RegisterRecord]
        records += datums as [any RegisterRecord]
        records += properties as [any RegisterRecord]
        records += parties as [any RegisterRecord]
        records += sources as [any RegisterRecord]
        records += letters as [any RegisterRecord]
        records += things as [any RegisterRecord]
        records += claims as [any RegisterRecord]
        records += quarrels as [any RegisterRecord]
        records += terms as [any RegisterRecord]
        if let region { records.append(region) }
        return records
    }
}

/// Where a record was written, so that a fault found later still names file and row.
struct PackPlaces: Sendable {
    struct Place: Sendable {
        let file: String
        let row: Int
    }

    private var places: [String: Place] = [:]

    subscript(kind: String, id: String) -> Place? {
        get { places["\(kind)/\(id)"] }
        set { places["\(kind)/\(id)"] = newValue }
    }
}
