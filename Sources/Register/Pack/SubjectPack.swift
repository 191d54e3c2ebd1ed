package import Importing
package import Journal

/// What a subject keeps in a region pack: files of its own, read and checked like the register's, and loaded before them.
package protocol SubjectPack: Sendable {
    init(_ files: PackFiles)

    var diagnostics: [Diagnostic] { get }
    /// How much it holds, such as "3 stories", for whoever checks a pack.
    var summary: String { get }

    /// Adds what is wrong with it in view of the things, properties and parties of the pack.
    mutating func check(against pack: RegionPack)

    /// Appends what is new or has changed since an earlier load, under the name of the pack's recorder.
    ///
    /// Gives the number of entries by kind.
    func load(into journal: Journal, recorder: String, member: String) async throws -> [String: Int]
}

extension SubjectPack {
    package var errors: [Diagnostic] { diagnostics.filter { $0.severity == .error } }

    package mutating func check(against pack: RegionPack) {}
}
