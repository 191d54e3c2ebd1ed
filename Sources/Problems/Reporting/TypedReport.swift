package import Drafts
package import Languages
package import Measures
package import Register

/// What somebody has typed into the form, once it can be read.
package struct TypedReport: Sendable, Hashable {
    package let language: Language
    package let words: String
    package let place: ProblemPlace
    package let date: Period?
    package let sector: Sector?
    package let concerns: [String]

    /// Reads the fields `words`, `language`, `thing`, `lat`, `lon`, `date`, `calendar` and `sector`; throws everything
    /// that is wrong with them, each beside its field.
    package init(_ fields: DraftFields, in reading: Reading) throws {
        var reader = FieldReader(fields, by: "", in: reading)
        language = reader.language()
        // What turns text around is no word of anybody; it would turn the lines beside it as well.
        let words = reader.text("words", atMost: ProblemLimits.words).map(Isolation.balanced)
        Self.check(words, &reader)
        let sector = reader["sector"].flatMap(Sector.init(rawValue:))
        if let word = reader["sector"], sector == nil { reader.fault("sector", "sector-unknown", ["text": word]) }
        let (place, concerns) = try Self.place(sector, &reader)
        date = Self.date(&reader)
        try reader.finish()
        (self.words, self.sector, self.place, self.concerns) = (words ?? "", sector, place, concerns)
    }

    private static func check(_ words: String?, _ reader: inout FieldReader) {
        guard let words else {
            if !reader.faults.contains(where: { $0.field == "words" }) { reader.fault("words", "missing") }
            return
        }
        if words.filter({ $0.isLetter }).count < ProblemLimits.wordsMin {
            reader.fault("words", "problem-words-few", ["count": String(ProblemLimits.wordsMin)])
        }
        if words.unicodeScalars.contains(where: { $0.value < 0x20 && !"\n\r\t".unicodeScalars.contains($0) }) {
            reader.fault("words", "problem-words-controls")
        }
        if ReportSign.linkCount(words) > ReportSign.linksMax {
            reader.fault("words", "problem-words-links", ["count": String(ReportSign.linksMax)])
        }
    }

    /// Where it was: coordinates, else the place of a thing, else the thing alone.
    private static func place(
        _ sector: Sector?, _ reader: inout FieldReader
    ) throws -> (ProblemPlace, concerns: [String]) {
        var place = ProblemPlace()
        let thing = try reader["thing"].flatMap { try reader.thing($0, beside: "thing") }
        place.thing = thing?.id
        if reader["lat"] != nil || reader["lon"] != nil {
            place.coordinate = TypedPlace.coordinate(reader.fields)
            if place.coordinate == nil { reader.fault("lat", "problem-place-unreadable") }
        } else {
            place.coordinate = thing?.position
        }
        if place.isEmpty {
            if !reader.faults.contains(where: { ["thing", "lat"].contains($0.field) }) {
                reader.fault("thing", "problem-place-missing")
            }
            return (place, [])
        }
        let routing = try reader.reading.problemRouting()
        do throws(ProblemRouting.Fault) {
            let near = try place.coordinate.map { found throws(ProblemRouting.Fault) in
                try routing.concerned(found, sectors: sector.map { [$0] } ?? [])
            }
            return (place, near ?? Self.provinces(around: thing, reader.reading))
        } catch {
            reader.fault(reader["lat"] == nil ? "thing" : "lat", "problem-place-outside")
            return (place, [])
        }
    }

    /// For a thing without a position: the provinces it lies in.
    private static func provinces(around thing: Thing?, _ reading: Reading) -> [String] {
        guard let thing else { return [] }
        return ([thing.id] + thing.within).filter { reading.vocabulary.speakers[$0] != nil }
    }

    /// When it was: a day that has come, and not one of long ago.
    private static func date(_ reader: inout FieldReader) -> Period? {
        guard let date = reader.period("date") else {
            if reader["date"] == nil { reader.fault("date", "missing") }
            return nil
        }
        // Where it is tomorrow already, somebody may have seen it there.
        if date.start > (reader.reading.today.adding(days: 1) ?? reader.reading.today) {
            reader.fault("date", "problem-date-future", ["text": reader["date"] ?? ""])
        } else if date.end.days(to: reader.reading.today) > ProblemLimits.reportedDays {
            reader.fault("date", "problem-date-old", ["text": reader["date"] ?? ""])
        }
        return date
    }
}
