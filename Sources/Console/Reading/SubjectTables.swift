package import Journal
package import OpenData
package import Register

/// The lists of subjects as the interface makes them; whoever wires the program gives them.
package struct SubjectTables: Sendable {
    package let names: [String]
    /// A list whole; `nil` where there is none of this name.
    package let table: @Sendable (_ name: String, Reading, OpenWords, Journal) throws -> Table?

    package init(
        names: [String], table: @escaping @Sendable (_ name: String, Reading, OpenWords, Journal) throws -> Table?
    ) {
        (self.names, self.table) = (names, table)
    }

    @TaskLocal package static var given = SubjectTables(names: []) { _, _, _, _ in nil }
}
