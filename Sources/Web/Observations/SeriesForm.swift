import Drafts
import Languages
import Markup
import Measures
import Members
import Observations
import Register

/// A new series, or one that its party describes anew.
struct SeriesForm: DraftForm {
    let kind = "series"

    func title(_ fields: DraftFields, _ desk: DraftFormDesk) throws -> String {
        let wording = desk.wording
        let name = fields["name"] ?? fields["property"].map(wording.propertyLabel) ?? ""
        let thing = try fields["thing"].map { try desk.reading.thing($0).map(wording.listName) ?? $0 } ?? ""
        let title = [name, thing].filter { !$0.isEmpty }.joined(separator: " – ")
        return [wording.say("draft.kind.series"), title].filter { !$0.isEmpty }.joined(separator: ": ")
    }

    func defaults(_ asked: DraftFields, _ desk: DraftFormDesk) throws -> DraftFields {
        var fields: DraftFields = ["publisher": desk.signed.party, "visibility": "everyone"]
        if let standing = try asked["series"].flatMap(desk.reading.series) {
            fields.merge(Self.fields(of: standing.series, desk.wording)) { $1 }
        }
        if fields["unit"] == nil, let unit = asked["property"].flatMap({ desk.wording.vocabulary.properties[$0]?.unit })
        {
            fields["unit"] = unit.code
        }
        fields["language"] = desk.wording.language.tag
        return fields.merging(asked) { $1 }
    }

    /// What would be typed to describe a series as it stands.
    private static func fields(of series: SeriesRecord, _ wording: Wording) -> DraftFields {
        var fields: DraftFields = [
            "series": series.id, "thing": series.thing, "property": series.property, "publisher": series.publisher,
            "unit": series.unit.code, "resolution": series.resolution.rawValue,
        ]
        fields["datum"] = series.datum?.code
        fields["beat"] = series.beatMinutes.map(String.init)
        fields["source"] = series.source
        fields["fileName"] = series.fileName
        fields["detectionLimit"] = series.detectionLimit?.text
        for (field, text) in [
            ("name", series.name), ("method", series.method), ("licence", series.licence), ("note", series.note),
        ] {
            fields[field] = text.reading(in: wording.language)?.text
        }
        switch series.visibility {
        case .everyone: break
        case .members: fields["visibility"] = "members"
        case .ownParty: fields["visibility"] = "own-party"
        case .parties(let parties):
            fields["visibility"] = "parties"
            fields["visibleTo"] = parties.joined(separator: " ")
        }
        return fields
    }

    func context(_ fields: DraftFields, _ desk: DraftFormDesk) throws -> Markup {
        let links = Links(language: desk.wording.language)
        if let standing = try fields["series"].flatMap(desk.reading.series) {
            let words = SeriesWords(
                wording: desk.wording, things: try desk.reading.things([standing.series.thing]))
            return p { a(.href(links.observations(of: standing.id))) { words.title(standing.series) } }
        }
        if let property = fields["property"] { return p { desk.wording.propertyLabel(property) } }
        return p(.class("lead")) {
            desk.wording.say("series.lead") + " "
            a(.href(links.observationsImport)) { desk.wording.say("observations.import") }
        }
    }

    func inputs(_ kit: FormKit, _ desk: DraftFormDesk) throws -> Markup {
        let sources = try desk.reading.seriesSources(of: desk.signed.party, and: kit.value("source"))
        return SeriesInputs(kit: kit, sources: sources).markup
    }
}

extension DraftFormDesk {
    /// A series that stands, or as far as it is drafted: enough to show its observations.
    func series(_ id: String) throws -> SeriesRecord? {
        if let standing = try reading.series(id) { return standing.series }
        guard Identifier.isValid(id),
            let fields = try reading.comingDraft(about: "series/\(id)", kind: "series", of: signed.party)?.fields,
            let unit = fields["unit"].flatMap({ try? Unit(parsing: $0) }),
            let resolution = fields["resolution"].flatMap(Resolution.init(rawValue:))
        else { return nil }
        return SeriesRecord(
            id: id, thing: fields["thing"] ?? "", property: fields["property"] ?? "", publisher: signed.party,
            unit: unit, datum: fields["datum"].flatMap(Datum.init(code:)), resolution: resolution,
            name: Text([wording.language: fields["name"] ?? ""]))
    }
}

extension Wording {
    /// What a field of a series is called; `nil` for one of another kind of draft.
    func seriesField(_ name: String) -> String? {
        let keys: [String: PhraseKey] = [
            "series": "observations.series", "observations": "observations.title", "act": "observations.what",
            "resolution": "observations.resolution", "beat": "series.beat", "publisher": "source.publisher",
            "name": "series.name", "method": "observations.method", "licence": "source.licence", "code": "series.code",
            "fileName": "series.file-name", "detectionLimit": "observations.detection-limit",
            "watch": "alerts.watch", "threshold": "alerts.threshold", "severity": "alerts.severity",
        ]
        return keys[name].map { say($0) }
    }
}
