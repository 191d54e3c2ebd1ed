package import GRDB

/// Files of one sort that a node's entries and tables name, and which of them are not there.
package struct NamedFiles: Sendable, Hashable {
    package enum Sort: String, Sendable, Hashable, CaseIterable {
        /// Scans and whatever a figure or a step rests on.
        case evidence
        /// The untouched texts of which stories were made.
        case originals
        case films, pictures

        /// Whether a backup holds them.
        package var isInBackups: Bool { self == .evidence || self == .originals }
    }

    package let sort: Sort
    package let count: Int
    /// By digest, or by the folder of a film and the file in it, in their order.
    package let missing: [String]

    package init(_ sort: Sort, named: some Collection<String>, isThere: (String) -> Bool) {
        self.sort = sort
        count = named.count
        missing = named.filter { !isThere($0) }.sorted()
    }
}

extension NodeFolder {
    /// Looks into the store without opening it for writing: no tables are made, nothing is rebuilt.
    package func look<Found>(_ read: (Database) throws -> Found) throws -> Found {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        let queue = try DatabaseQueue(path: storePath, configuration: configuration)
        defer { try? queue.close() }
        return try queue.read(read)
    }
}
