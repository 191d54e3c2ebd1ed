import GRDB
import Journal
package import Register

extension Reading {
    /// The one condition on series: the reader may read them and knows of their thing.
    private var seriesCondition: SQL {
        "\(who.condition(on: "series")) AND thing.position > 0 AND \(who.condition(on: "thing"))"
    }

    private static let seriesColumns: SQL = """
        series.id, series.recorder, series.position, series.last_position, series.observations, series.first_time,
        series.last_time, series.payload
        """

    /// A series; `nil` where this reader is not to know of it.
    package func series(_ id: String) throws -> StandingSeries? {
        guard Identifier.isValid(id) else { return nil }
        return try series("AND series.id = \(id)").first
    }

    /// Series in the order of their ids, behind one of them.
    package func series(_ query: SeriesQuery = SeriesQuery(), after id: String? = nil, limit: Int) throws
        -> [StandingSeries]
    {
        var condition: SQL = ""
        if let thing = query.thing {
            // A thing stands for those that are joined with it.
            condition = """
                \(condition) AND series.thing IN (
                    SELECT \(thing) UNION ALL SELECT own.id FROM thing AS root JOIN thing AS own
                    ON own.joined_no = root.no WHERE root.id = \(thing))
                """
        }
        if let property = query.property { condition = "\(condition) AND series.property = \(property)" }
        if let publisher = query.publisher { condition = "\(condition) AND series.publisher = \(publisher)" }
        if let id { condition = "\(condition) AND series.id > \(id)" }
        return try series("\(condition) ORDER BY series.id LIMIT \(max(0, limit))")
    }

    /// The other series of the same thing and property, whatever their datum, unit, resolution or publisher.
    package func rivals(of series: SeriesRecord, limit: Int = 20) throws -> [StandingSeries] {
        try self.series(SeriesQuery(thing: series.thing, property: series.property), limit: limit + 1)
            .filter { $0.id != series.id }
    }

    /// How many series this reader may read.
    package func seriesCount() throws -> Int {
        try SQLRequest<Int>(
            literal: "SELECT count(*) FROM series JOIN thing ON thing.id = series.thing WHERE \(seriesCondition)"
        ).fetchOne(db) ?? 0
    }

    private func series(_ clause: SQL) throws -> [StandingSeries] {
        let request = SQLRequest<Row>(
            literal: """
                SELECT \(Self.seriesColumns) FROM series JOIN thing ON thing.id = series.thing
                WHERE \(seriesCondition) \(clause)
                """)
        let found = try request.fetchAll(db).compactMap { row -> StandingSeries? in
            guard let payload = try? JSON(parsing: row[7] as String),
                let record = try? SeriesRecord(id: row[0], payload: payload)
            else { return nil }
            let (first, last): (Int64?, Int64?) = (row[5], row[6])
            let extent = first.flatMap { first in last.map { min(first, $0)...max(first, $0) } }
            return StandingSeries(
                series: record, recorder: row[1], position: row[2], lastPosition: row[3], count: row[4],
                extent: extent)
        }
        let records = try translated(found.map(\.series), .series) { $0.id }
        return zip(found, records).map { $0.described($1) }
    }

    /// The series of a party that its files call by a name; `nil` where none or several are.
    func series(calledInFiles name: String, party: String) throws -> StandingSeries? {
        let clause: SQL =
            "AND series.recorder = \(party) AND json_extract(series.payload, '$.fileName') = \(name) LIMIT 2"
        let found = try series(clause)
        return found.count == 1 ? found.first : nil
    }

    /// The number of a series that this reader may read.
    func seriesNumber(_ id: String) throws -> Int64? {
        try SQLRequest<Int64>(
            literal: """
                SELECT series.no FROM series JOIN thing ON thing.id = series.thing
                WHERE \(seriesCondition) AND series.id = \(id)
                """
        ).fetchOne(db)
    }

    /// The party under whose name a series stands, whoever may read it; `nil` where there is none.
    package func recorder(ofSeries id: String) throws -> String? {
        try SQLRequest<String>(literal: "SELECT recorder FROM series WHERE id = \(id)").fetchOne(db)
    }
}
