import Drafts
import Languages
import Measures
import Register

extension SeriesMaker {
    /// Something that is measured, of things of this kind.
    static func property(_ reader: inout FieldReader, of thing: Thing?) -> Property? {
        let properties = reader.vocabulary.properties
        guard reader.required("property") != nil,
            let id = reader.known("property", "property-unknown", { properties[$0] != nil }),
            let property = properties[id]
        else { return nil }
        if property.type != .quantity { reader.fault("property", "property-not-measured") }
        if let thing, !property.kinds.isEmpty, !property.kinds.contains(thing.kind) {
            reader.fault("property", "property-not-of-kind")
        }
        return property
    }

    func unit(_ reader: inout FieldReader, _ property: Property?) -> Unit? {
        guard let typed = reader.required("unit"), let wanted = property?.unit else { return nil }
        do {
            return try units.read(typed, for: wanted)
        } catch {
            reader.fault("unit", error.code, error.values)
            return nil
        }
    }

    static func datum(_ reader: inout FieldReader, _ property: Property?) -> Datum? {
        guard let property else { return nil }
        guard property.needsDatum else {
            if reader["datum"] != nil { reader.fault("datum", "not-for-this") }
            return nil
        }
        guard reader.required("datum") != nil else { return nil }
        let datums = reader.vocabulary.datums
        return reader.known("datum", "datum-unknown") { datums[$0] != nil }.flatMap(Datum.init(code:))
    }
}

/// How often a series speaks, and the least it can tell.
struct SeriesStepFields {
    private(set) var resolution: Resolution?
    private(set) var beat: Int?
    private(set) var detectionLimit: Number?

    init(_ reader: inout FieldReader) {
        if let word = reader.required("resolution") {
            resolution = Resolution(rawValue: word)
            if resolution == nil { reader.fault("resolution", "choice-unknown", ["text": word]) }
        }
        if let typed = reader["beat"] {
            beat = Int(NumberFormat.asciiDigits(typed)).flatMap { (1...527_040).contains($0) ? $0 : nil }
            if resolution != nil, resolution != .instant {
                reader.fault("beat", "beat-not-for-this")
            } else if beat == nil {
                reader.fault("beat", "beat-unreadable", ["text": typed])
            }
        }
        if let typed = reader["detectionLimit"] {
            detectionLimit = PointReading.plain(typed) ?? Self.amount(typed, in: reader.language())
            if detectionLimit == nil { reader.fault("detectionLimit", "amount-unreadable", ["text": typed]) }
        }
    }

    private static func amount(_ typed: String, in language: Language) -> Number? {
        guard let amount = try? TypedAmount(typed, in: language), amount.unit == nil,
            case .exact(let number) = amount.amount
        else { return nil }
        return number
    }
}

/// The words of a series, in the language of its party.
struct SeriesTextFields {
    let name: Text
    let method: Text
    let licence: Text
    let note: Text
    let fileName: String?

    init(_ reader: inout FieldReader, keeping old: SeriesRecord?) {
        name = reader.text("name", in: "language", atMost: 200, keeping: old?.name)
        method = reader.text("method", in: "language", atMost: 2_000, keeping: old?.method)
        licence = reader.text("licence", in: "language", atMost: 400, keeping: old?.licence)
        note = reader.text("note", in: "language", atMost: 2_000, keeping: old?.note)
        fileName = reader.text("fileName", atMost: 200) ?? old?.fileName
        // Who does not know them says so, instead of leaving readers to guess.
        for (field, text) in [("method", method), ("licence", licence)]
        where text.isEmpty && !reader.faults.contains(where: { $0.field == field }) {
            reader.fault(field, "missing")
        }
    }
}
