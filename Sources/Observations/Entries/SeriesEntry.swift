package import Journal
import Languages
import Measures
package import Register

extension SeriesRecord: RegisterRecord {
    package static let entryKind = "series"

    package var payload: JSON {
        JSON(present: [
            ("thing", .string(thing)), ("property", .string(property)), ("publisher", .string(publisher)),
            ("unit", .string(unit.code)), ("datum", .optional(datum?.code)),
            ("resolution", .string(resolution.rawValue)), ("beat", beatMinutes.map { .integer(Int64($0)) }),
            ("name", name.json), ("method", method.json), ("licence", licence.json), ("source", .optional(source)),
            ("note", note.json), ("detectionLimit", .optional(detectionLimit?.text)), ("fileName", .optional(fileName)),
            ("visibility", visibility.json),
        ])
    }

    package init(id: String, payload: JSON) throws(PayloadError) {
        let names = [
            try payload.string("thing"), try payload.string("property"), try payload.string("publisher"),
        ]
        for name in names where !Identifier.isValid(name) {
            throw PayloadError("thing", "or property or publisher names nothing")
        }
        guard let unit = try? Unit(parsing: try payload.string("unit")) else {
            throw PayloadError("unit", "is not known")
        }
        let resolution: Resolution = try payload.required(try payload.choice("resolution"), "resolution")
        self.init(
            id: id, thing: names[0], property: names[1], publisher: names[2], unit: unit, resolution: resolution)
        if let code = try payload.optionalString("datum") {
            datum = try payload.required(Datum(code: code), "datum")
        }
        if let beat = try payload.optionalInteger("beat") {
            guard resolution == .instant, (1...527_040).contains(beat) else { throw PayloadError("beat") }
            beatMinutes = beat
        }
        for (field, path) in Self.texts {
            let text = try payload.text(field)
            guard text.languages.allSatisfy({ (text[$0] ?? "").utf8.count <= ObservationLimits.text }) else {
                throw PayloadError(field, "is too long")
            }
            self[keyPath: path] = text
        }
        source = try payload.optionalString("source")
        if let limit = try payload.optionalString("detectionLimit") {
            detectionLimit = try payload.required(Number(parsing: limit), "detectionLimit")
        }
        fileName = try payload.optionalString("fileName")
        guard (fileName ?? "").utf8.count <= ObservationLimits.text else {
            throw PayloadError("fileName", "is too long")
        }
        visibility = try Visibility(json: payload["visibility"])
    }

    private static var texts: [(String, WritableKeyPath<SeriesRecord, Text>)] {
        [("name", \.name), ("method", \.method), ("licence", \.licence), ("note", \.note)]
    }
}
