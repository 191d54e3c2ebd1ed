import Exporting
import Languages
import Measures
import Observations
import OpenData
import Register
import Serving

extension Interface {
    /// Series and the observations of one.
    static let observationRoutes: [Route] = [
        Route(
            InterfaceOperation(
                id: "series-list", path: "observations", forms: [.json, .csv, .xlsx, .geojson],
                parameters: [
                    .init("thing", .query, .identifier, meaning: "api.parameter.series-thing"),
                    .init("property", .query, .identifier, meaning: "api.parameter.series-property"),
                    .init("publisher", .query, .identifier, meaning: "api.parameter.series-publisher"),
                    .init("after", .query, .identifier), .init("limit", .query, .integer(1...Paging.limitMax)),
                ], schema: "SeriesList")
        ) { try $0.answerSeriesList() },
        Route(
            InterfaceOperation(
                id: "series", path: "observations/{id}", forms: [.json, .csv, .xlsx, .geojson],
                parameters: [
                    .init("id", .path, .identifier),
                    .init(
                        "from", .query, .integer(-62_000_000_000...62_000_000_000), meaning: "api.parameter.series-from"
                    ),
                    .init("to", .query, .integer(-62_000_000_000...62_000_000_000), meaning: "api.parameter.series-to"),
                ], schema: "Series")
        ) { try $0.answerSeries() },
    ]
}

extension Asking {
    func answerSeriesList() throws -> Answer {
        let query = SeriesQuery(thing: asked["thing"], property: asked["property"], publisher: asked["publisher"])
        let found = try reading.series(query, after: asked["after"], limit: asked.limit + 1)
        let shown = Array(found.prefix(asked.limit))
        let next = found.count > shown.count ? shown.last.map { ["after": $0.id] } : nil
        let things = try reading.things(Set(shown.map(\.series.thing)))
        let rows = shown.map { standing in
            let series = standing.series
            return Table.Row(
                id: standing.id,
                cells(of: series, things) + [
                    .integer(Int64(standing.count)), day(standing.extent?.lowerBound), day(standing.extent?.upperBound),
                    .text(Interface.address(of: standing, in: asked.language)),
                ], place: things[series.thing]?.position.map(Shape.point))
        }
        return try answer(
            Table(name: "series", title: label("observations.title"), columns: SubjectList.series.columns, rows: rows),
            next: next)
    }

    private func label(_ key: PhraseKey) -> String { words.book.say(key, in: asked.language, isolating: false) }

    private func day(_ milliseconds: Int64?) -> Cell {
        milliseconds.map { .day(Instant(clamping: $0).day()) } ?? .empty
    }

    private func text(_ text: Text) -> Cell { Cell(text.reading(in: asked.language)?.text) }

    private func cells(of series: SeriesRecord, _ things: [String: Thing]) -> [Cell] {
        [
            .text(series.id), text(series.name), .text(series.thing),
            things[series.thing].map { text($0.name) } ?? .empty, .text(series.property), .text(series.publisher),
            .text(series.unit.code), Cell(series.datum?.code), .text(series.resolution.rawValue), text(series.method),
            text(series.licence), Cell(series.source),
        ]
    }

    func answerSeries() throws -> Answer {
        guard let standing = try reading.series(asked.id) else { throw RequestFault.noThing(asked.id) }
        let series = standing.series
        let from = asked.integer("from").map { $0 * 1000 } ?? Range<Int64>.always.lowerBound
        let to = asked.integer("to").map { $0 * 1000 } ?? Range<Int64>.always.upperBound
        let limit = ObservationLimits.read
        let found = try reading.observations(of: series.id, in: from..<max(from, to), limit: limit + 1)
        let thing = try reading.things([series.thing])
        let place = thing[series.thing]?.position.map(Shape.point)
        let rows = found.prefix(limit).map { item in
            let observation = item.observation
            let isBelow = observation.quality == .belowDetection
            return Table.Row(
                id: "\(item.reference.block)-\(item.reference.place)",
                [
                    .text(observation.time.text), day(observation.time.start),
                    day(max(observation.time.start, observation.time.end - 1)),
                    observation.value.map(Cell.number) ?? .empty, isBelow ? .text("<") : .empty,
                    observation.error.map(Cell.number) ?? .empty, .text(observation.quality.rawValue),
                    .text(series.unit.code), Cell(series.datum?.code), .integer(item.position),
                    .text(item.reference.block), .integer(Int64(item.reference.place)),
                    Cell(item.source ?? series.source),
                ], place: place)
        }
        let table = Table(
            name: series.id, title: text(series.name).plain, columns: SubjectList.observations.columns,
            rows: Array(rows),
            isCut: found.count > limit)
        let next = found.count > limit ? found.last.map { ["from": String($0.observation.time.start / 1000)] } : nil
        let cells = cells(of: series, thing)
        let conversions = try reading.conversions(of: series)
        let letters = try reading.letters(about: "series/\(series.id)").filter { $0.kind != AlertRule.entryKind }
        let record = writer(thing)
        return try answer(table, next: next) { writer in
            writer.objectField("series") { object in
                for (column, cell) in zip(SubjectList.series.columns, cells) { object.field(column.key, cell.plain) }
            }
            writer.listField("conversions") { list in
                for conversion in conversions {
                    list.object { object in
                        object.field("datum", conversion.to.code)
                        object.field("low", conversion.shift.lowerBound)
                        object.field("high", conversion.shift.upperBound)
                        object.field("claim", conversion.claim.claim.id)
                    }
                }
            }
            record.letters(letters, to: &writer)
        }
    }
}

extension Interface {
    static func address(of series: StandingSeries, in language: Language) -> String {
        "/\(language.tag)/observations/\(series.id)"
    }
}
