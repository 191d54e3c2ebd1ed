package import Journal
import Languages
import Measures
package import Register

extension Problem: RegisterRecord {
    package static let entryKind = "problem"

    package var payload: JSON {
        JSON(present: [
            ("title", title.json), ("original", .string(original.tag)), ("words", words.json), ("place", place.json),
            ("date", .optional(date?.text)), ("sectors", .list(sectors.map(\.rawValue))),
            ("saidBy", .optional(saidBy)), ("source", .optional(source)), ("concerns", .list(concerns)),
            ("withdrawal", withdrawal.json),
        ])
    }

    package init(id: String, payload: JSON) throws(PayloadError) {
        let title = try payload.problemText("title", ProblemLimits.title)
        guard !title.isEmpty else { throw PayloadError("title") }
        self.init(
            id: id, title: title, original: try payload.required(try payload.choice("original"), "original"),
            words: try payload.problemText("words", ProblemLimits.words))
        place = try ProblemPlace(json: payload["place"])
        date = try payload.period("date")
        for word in try payload.strings("sectors") {
            guard let sector = Sector(rawValue: word), !sectors.contains(sector) else {
                throw PayloadError("sectors", "holds a word that is not known")
            }
            sectors.append(sector)
        }
        saidBy = try payload.identifier("saidBy")
        source = try payload.identifier("source")
        concerns = try payload.identifiers("concerns", atMost: ProblemLimits.concerns)
        withdrawal = try payload.problemText("withdrawal", ProblemLimits.reason)
    }
}

extension ProblemPlace {
    var json: JSON? {
        guard !isEmpty else { return nil }
        return JSON(present: [
            ("lat", coordinate.map { .string(Self.text($0.lat)) }),
            ("lon", coordinate.map { .string(Self.text($0.lon)) }), ("thing", .optional(thing)),
        ])
    }

    /// Five decimals are a metre; more would only pretend.
    package static func text(_ degrees: Double) -> String {
        let whole = Int64((abs(degrees) * 100_000).rounded())
        let fraction = String(100_000 + whole % 100_000).dropFirst()
        let trimmed = String(fraction.reversed().drop { $0 == "0" }.reversed())
        return (degrees < 0 && whole > 0 ? "-" : "") + String(whole / 100_000) + (trimmed.isEmpty ? "" : "." + trimmed)
    }

    init(json: JSON?) throws(PayloadError) {
        self.init()
        guard let json else { return }
        thing = try json.identifier("thing")
        guard json["lat"] != nil || json["lon"] != nil else { return }
        guard let lat = Double(try json.string("lat")), let lon = Double(try json.string("lon")),
            let place = Coordinate(lon: lon, lat: lat)
        else { throw PayloadError("place", "is no place on Earth") }
        coordinate = place
    }
}

extension ProblemReport: RegisterRecord {
    package static let entryKind = "problem-report"

    package var payload: JSON {
        JSON(present: [
            ("problem", .string(problem)), ("original", .string(original.tag)), ("words", words.json),
            ("place", place.json), ("date", .optional(date?.text)), ("picture", .optional(picture)),
            ("received", .string(received.text)),
        ])
    }

    package init(id: String, payload: JSON) throws(PayloadError) {
        guard let day = try payload.period("received"), day.precision == .day else { throw PayloadError("received") }
        let words = try payload.problemText("words", ProblemLimits.words)
        let original: Language = try payload.required(try payload.choice("original"), "original")
        guard words[original] != nil else { throw PayloadError("words", "lacks the original") }
        self.init(
            id: id, problem: try payload.problemId(), original: original, words: words, received: day.start)
        place = try ProblemPlace(json: payload["place"])
        date = try payload.period("date")
        picture = try payload.optionalString("picture")
    }
}
