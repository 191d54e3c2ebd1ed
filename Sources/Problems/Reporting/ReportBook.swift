import GRDB
package import Journal
import Members
package import Register
import Storage

/// The reports of those who have no account: taken in, held back until a member has judged them, told of by number.
package struct ReportBook: Sendable {
    let journal: Journal
    package let register: Register
    package let gate: ReportGate
    let limits: Limits
    let clock: @Sendable () -> Int64
    let secret: Secret

    package struct Limits: Sendable {
        /// Reports that may wait for a member.
        package var waitingMax = 2_000
        /// Nobody fills the form in faster.
        package var fillingMilliseconds: Int64 = 3_000
        /// A form is good for so long.
        package var formMilliseconds: Int64 = 24 * 3_600_000
        /// The words of a report are kept for so many days after it was judged, for who asks why.
        package var judgedDays: Int64 = 30
        /// The same words of the same place are one report when they come within so many days.
        package var doubleDays: Int64 = 30

        package init() {}
    }

    /// Makes the tables where they are missing.
    ///
    /// `clock` gives milliseconds since 1970.
    package init(
        journal: Journal, register: Register, gate: ReportGate = ReportGate(), limits: Limits = Limits(),
        clock: @escaping @Sendable () -> Int64 = NodeFolder.wallClock
    ) throws {
        (self.journal, self.register, self.gate, self.limits, self.clock) = (journal, register, gate, limits, clock)
        try journal.prepareTables(of: "problems", steps: ReportTables.steps)
        secret = try Self.key(journal)
    }

    private static func key(_ journal: Journal) throws -> Secret {
        if let known = try journal.store.pool.read({ db in try Self.key(db) }) { return known }
        return try journal.store.pool.write { db in
            if let known = try key(db) { return known }
            let made = Secret()
            try db.execute(sql: "INSERT INTO report_key (no, secret) VALUES (1, ?)", arguments: [made.text])
            return made
        }
    }

    private static func key(_ db: Database) throws -> Secret? {
        try String.fetchOne(db, sql: "SELECT secret FROM report_key").flatMap { Secret($0) }
    }

    /// A ticket for a form that is shown now.
    package func newTicket() -> String { ReportTicket(shownAt: clock()).text(secret) }

    /// The ticket that a form carried; throws what makes it none.
    package func ticket(_ text: String) throws(ReportRefusal) -> ReportTicket {
        guard let ticket = ReportTicket(text, secret) else { throw .staleForm }
        let age = clock() - ticket.shownMilliseconds
        guard age >= limits.fillingMilliseconds else { throw .tooFast }
        guard age < limits.formMilliseconds else { throw .staleForm }
        return ticket
    }

    /// The number of the report that a ticket became.
    package func number(of ticket: ReportTicket) -> String { ticket.number(secret) }

    /// What is kept of a number: who reads the table cannot ask with it.
    static func digest(_ number: String) -> String { Digest(hashing: Array(number.utf8)).hex }

    /// Whether the report of a ticket has come in already.
    package func holds(_ ticket: ReportTicket) async throws -> Bool {
        try await journal.reader.read { db in
            try Bool.fetchOne(
                db, sql: "SELECT EXISTS (SELECT 1 FROM report WHERE id = ?)", arguments: [ticket.id]) ?? false
        }
    }

    func write<Outcome: Sendable>(_ work: @escaping @Sendable (Database) throws -> Outcome) async throws -> Outcome {
        try await journal.decide { db in (try work(db), []) }
    }
}
