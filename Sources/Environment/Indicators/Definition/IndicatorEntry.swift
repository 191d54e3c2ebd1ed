package import Journal
import Languages
import Measures
package import Register

extension Indicator: RegisterRecord {
    package static let entryKind = "indicator"
    /// More of anything than this would be no indicator any more.
    static let listMax = 40

    package var payload: JSON {
        JSON(present: [
            ("name", name.json), ("about", about.json), ("formula", .string(formula.rawValue)),
            ("things", .list(things)), ("property", .string(property)), ("time", .optional(time?.text)),
            ("datum", .optional(datum?.code)), ("base", .optional(base?.text)), ("beside", .list(beside.map(\.text))),
            ("better", .optional(better?.rawValue)), ("threshold", .optional(threshold)),
            ("deviation", .optional(deviation.map { "\($0)" })), ("years", .integer(Int64(years))),
            ("parts", .list(parts)), ("missing", missing.json), ("order", .integer(Int64(order))),
            ("series", .optional(series)), ("sector", .optional(sector?.rawValue)),
        ])
    }

    package init(id: String, payload: JSON) throws(PayloadError) {
        self.init(
            id: id, name: try payload.text("name"), about: try payload.text("about"),
            formula: try payload.required(try payload.choice("formula"), "formula"),
            things: try payload.identifiers("things"), property: try payload.string("property"),
            missing: try payload.text("missing"))
        time = try payload.period("time")
        if let code = try payload.optionalString("datum") { datum = try payload.required(Datum(code: code), "datum") }
        base = try payload.optionalString("base").map { text throws(PayloadError) in try Self.source(text, "base") }
        for text in try payload.strings("beside") { beside.append(try Self.source(text, "beside")) }
        better = try payload.choice("better")
        threshold = try payload.optionalString("threshold")
        if let text = try payload.optionalString("deviation") {
            deviation = try payload.required(Double(text), "deviation")
        }
        years = try payload.optionalInteger("years") ?? Self.usualYears
        parts = try payload.identifiers("parts")
        order = try payload.optionalInteger("order") ?? Self.lastOrder
        series = try payload.optionalString("series")
        sector = try payload.choice("sector")
        try check()
    }

    private static func source(_ text: String, _ field: String) throws(PayloadError) -> Source {
        guard let source = Source(parsing: text) else { throw PayloadError(field, "names no property") }
        return source
    }

    private func check() throws(PayloadError) {
        guard !name.isEmpty else { throw PayloadError("name") }
        guard !things.isEmpty else { throw PayloadError("things", "names no thing") }
        guard beside.count <= Self.listMax else { throw PayloadError("beside", "holds too many") }
        guard !formula.hasBase || base != nil else { throw PayloadError("base", "is needed by this formula") }
        guard (1...100).contains(years) else { throw PayloadError("years", "is not between 1 and 100") }
        if let deviation, !(deviation > 0 && deviation < 100) {
            throw PayloadError("deviation", "is not between 0 and 100")
        }
        guard threshold == nil || better != nil else {
            throw PayloadError("better", "must say on which side of its threshold a value is good")
        }
        let names =
            [property] + [threshold, base?.property, base?.thing, series].compactMap(\.self)
            + beside.flatMap { [$0.property] + ($0.thing.map { [$0] } ?? []) }
        guard names.allSatisfy(Identifier.isValid) else { throw PayloadError("property", "is no identifier") }
    }
}

extension JSON {
    fileprivate func identifiers(_ field: String) throws(PayloadError) -> [String] {
        let list = try strings(field)
        guard list.count <= Indicator.listMax, list.allSatisfy(Identifier.isValid), Set(list).count == list.count else {
            throw PayloadError(field, "holds too many, one twice, or what is no identifier")
        }
        return list
    }
}
