import Foundation
import GRDB
import Storage

/// How somebody who has reported something without an account can be reached: with the members, sealed, and nowhere
/// else; it can be taken away at any time.
extension MemberBook {
    /// Keeps how the reporter of a report can be reached.
    package func keepReporter(_ contact: String, of report: String) async throws {
        let sealed = try sealing.seal(Data(contact.utf8), for: "reporter/\(report)")
        let now = clock()
        try await store.pool.write { db in
            try db.execute(
                sql: "INSERT OR REPLACE INTO reporter (report, contact, made) VALUES (?, ?, ?)",
                arguments: [report, sealed, now])
        }
    }

    /// How the reporter can be reached; `nil` where nothing was said or it was taken away.
    package func reporter(of report: String) async throws -> String? {
        let sealed = try await store.pool.read { db in
            try Data.fetchOne(db, sql: "SELECT contact FROM reporter WHERE report = ?", arguments: [report])
        }
        return sealed.flatMap { sealing.open($0, for: "reporter/\(report)") }
            .flatMap { String(validating: $0, as: UTF8.self) }
    }

    /// Takes away how a reporter can be reached, so that no page of the file keeps it.
    ///
    /// Returns whether there was anything.
    @discardableResult
    package func eraseReporter(of report: String) async throws -> Bool {
        let isGone = try await store.pool.write { db in
            try db.execute(sql: "DELETE FROM reporter WHERE report = ?", arguments: [report])
            return db.changesCount > 0
        }
        if isGone { try await sweep() }
        return isGone
    }
}
