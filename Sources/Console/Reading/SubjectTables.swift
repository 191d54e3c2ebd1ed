package import Journal
package import OpenData
package import Register

/// One record of a subject as the interface makes it.
package struct SubjectRecord: Sendable {
    /// The list it stands in.
    package let list: String
    package let json: [UInt8]
    /// What belongs to it, or its row of the list.
    package let table: Table

    package init(list: String, json: [UInt8], table: Table) { (self.list, self.json, self.table) = (list, json, table) }
}

/// The lists and records of subjects as the interface makes them; whoever wires the program gives them.
package struct SubjectTables: Sendable {
    /// Answers one question about a name in one consistent state.
    package typealias Asking<Found> = @Sendable (_ name: String, Reading, OpenWords, Journal) throws -> Found?

    package let names: [String]
    /// A list whole; `nil` where there is none of this name.
    package let table: Asking<Table>
    /// A record by its id, or by its list and id; `nil` where there is none.
    package let record: Asking<SubjectRecord>

    package init(
        names: [String], table: @escaping Asking<Table>,
        record: @escaping Asking<SubjectRecord> = { _, _, _, _ in nil }
    ) {
        (self.names, self.table, self.record) = (names, table, record)
    }

    @TaskLocal package static var given = SubjectTables(names: [], table: { _, _, _, _ in nil })
}
