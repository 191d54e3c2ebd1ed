import GRDB
import Storage

/// How far a rebuild has come, in positions of the journal.
package struct RebuildProgress: Sendable {
    package let projection: String
    package let position: Int64
    package let last: Int64
}

extension Journal {
    /// Replays the journal into tables beside the serving ones and swaps them when they have caught up.
    ///
    /// Readers and writers go on meanwhile, of this process and of others. A rebuild that is interrupted goes on from
    /// its watermark when it is asked for again; `progress` may throw to interrupt it.
    package func rebuild(
        _ projection: any Projection, batch: Int = 5_000, progress: (RebuildProgress) throws -> Void = { _ in }
    ) throws {
        var building = try prepareRebuild(projection)
        let names = building.names
        var writer: (any ProjectionWriter)?
        while true {
            let last = try lastPosition()
            try store.reserve.check()
            let done = try store.pool.write { db in
                try Self.checkIsOurs(building, projection, db)
                let bulk = try writer ?? projection.makeWriter(db, names: names, rebuilding: true)
                writer = bulk
                building.watermark = try Replay(projection, writer: bulk).run(
                    db, after: building.watermark, upTo: last, limit: batch)
                try Self.setWatermark(building.watermark, projection, db)
                return building.watermark >= last
            }
            try progress(RebuildProgress(projection: projection.name, position: building.watermark, last: last))
            if done { break }
        }
        writer = nil
        try store.pool.write { db in
            try Self.checkIsOurs(building, projection, db)
            try projection.createIndexes(db, names: names)
            // The bulk writer counts on there being no index: a rebuild that stops after here starts anew.
            try Self.setWatermark(Building.indexed, projection, db)
        }
        try store.pool.write { db in
            try Self.checkIsOurs(Building(names: names, watermark: Building.indexed), projection, db)
            try projection.completeRebuild(db, names: names)
            let writer = try projection.makeWriter(db, names: names, rebuilding: false)
            let last = try Self.lastPosition(db)
            building.watermark = try Replay(projection, writer: writer).run(
                db, after: building.watermark, upTo: last, limit: .max)
            try swap(projection, building, db)
        }
    }

    struct Building {
        let names: TableNames
        var watermark: Int64

        static let indexed: Int64 = -1
    }

    /// Two rebuilds of one projection would both apply an entry: the one that finds the other's mark stops.
    private static func checkIsOurs(_ building: Building, _ projection: any Projection, _ db: Database) throws {
        let isOurs = try Bool.fetchOne(
            db,
            sql: """
                SELECT generation + 1 = ? AND next_version IS ? AND next_watermark IS ? FROM projection WHERE name = ?
                """,
            arguments: [building.names.generation, projection.version, building.watermark, projection.name])
        guard isOurs == true else {
            throw JournalError(
                .projectionChanged, "Another program is rebuilding \(projection.name) too; this one has stopped.",
                cause: "Wait for the other to finish.")
        }
    }

    private func prepareRebuild(_ projection: any Projection) throws -> Building {
        try store.pool.write { db in
            let row = try Row.fetchOne(
                db, sql: "SELECT generation, next_version, next_watermark FROM projection WHERE name = ?",
                arguments: [projection.name])
            guard let row else { throw JournalError(.notFound, "There is no projection \(projection.name).") }
            let names = TableNames(prefix: "next_", generation: row["generation"] + 1)
            if row["next_version"] as Int? == projection.version, let watermark = row["next_watermark"] as Int64?,
                watermark > 0
            {
                return Building(names: names, watermark: watermark)
            }
            for table in projection.tables { try db.execute(sql: "DROP TABLE IF EXISTS \(names(table))") }
            try projection.createTables(db, names: names)
            try db.execute(
                sql: "UPDATE projection SET next_version = ?, next_watermark = 0 WHERE name = ?",
                arguments: [projection.version, projection.name])
            return Building(names: names, watermark: 0)
        }
    }

    private static func setWatermark(_ position: Int64, _ projection: any Projection, _ db: Database) throws {
        try db.execute(
            sql: "UPDATE projection SET next_watermark = ? WHERE name = ?", arguments: [position, projection.name])
    }

    private func swap(_ projection: any Projection, _ building: Building, _ db: Database) throws {
        for table in projection.tables {
            try db.execute(
                sql: """
                    DROP TABLE IF EXISTS \(table);
                    ALTER TABLE \(building.names(table)) RENAME TO \(table);
                    """)
        }
        try db.execute(
            sql: """
                UPDATE projection SET version = ?, watermark = ?, generation = ?,
                    next_version = NULL, next_watermark = NULL WHERE name = ?
                """,
            arguments: [projection.version, building.watermark, building.names.generation, projection.name])
    }
}
