package import ArgumentParser
import Environment
import Foundation
import Importing
package import Journal
import Newsroom
import Observations
import Problems
package import Register

/// The command `littoral pack`.
package struct PackCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "pack", abstract: "Work on a region pack.", subcommands: [PackCheckCommand.self])

    package init() {}
}

/// The command `littoral pack check`.
struct PackCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Read a region pack and name every fault by file, row and column.",
        discussion: "Nothing is written. Ends with 1 when there are faults.")

    @Argument(help: "The folder of the pack, e.g. Regions/caspian.")
    var directory: String

    func run() throws {
        let files = PackFiles(directory: URL(fileURLWithPath: directory))
        let (pack, subjects) = Self.read(files)
        let diagnostics = pack.diagnostics + subjects.flatMap(\.diagnostics)
        for diagnostic in diagnostics {
            print(diagnostic.severity == .error ? diagnostic.description : "warning: \(diagnostic.description)")
        }
        let summary =
            ([
                "\(pack.things.count) things, \(pack.properties.count) properties, \(pack.parties.count) parties",
                "\(pack.sources.count) sources, \(pack.claims.count) claims, \(pack.quarrels.count) quarrels",
            ] + subjects.map(\.summary)).joined(separator: ", ")
        let faults = diagnostics.count { $0.severity == .error }
        print(faults == 0 ? "\(summary): no faults." : "\(summary): \(faults) faults.")
        if faults > 0 { throw ExitCode(1) }
    }

    /// What subjects keep in a pack beside the register's own files.
    private static let subjects: [any SubjectPack.Type] = [
        StoryPack.self, SeriesPack.self, IndicatorPack.self, ProblemPack.self,
    ]

    static func read(_ files: PackFiles) -> (pack: RegionPack, subjects: [any SubjectPack]) {
        let pack = RegionPack(files)
        let subjects = subjects.map { type -> any SubjectPack in
            var subject = type.init(files)
            subject.check(against: pack)
            return subject
        }
        return (pack, subjects)
    }
}

/// The command `littoral load`.
package struct LoadCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "load", abstract: "Load a region pack into the node: only what is new or changed.",
        discussion: """
            A pack with faults is not loaded at all. A load that was interrupted goes on where it stopped. It may run \
            beside a node that serves.
            """)

    @Argument(help: "The folder of the pack, e.g. Regions/caspian.")
    var directory: String
    @OptionGroup var node: NodeOptions
    @Flag(help: "Withdraw the claims that an earlier load recorded and the pack no longer holds.")
    var withdraw = false

    package init() {}

    package func run() async throws {
        let journal = try node.open()
        let outcome = try await Self.load(directory, into: journal, withdrawing: withdraw)
        guard let outcome else {
            print("The pack stands as it was loaded; nothing was written.")
            return
        }
        let kinds = outcome.written.sorted { $0.key < $1.key }.map { "\($0.value) × \($0.key)" }
        print(
            outcome.writtenCount == 0
                ? "Nothing has changed; nothing was written."
                : "Written: \(outcome.writtenCount) entries (\(kinds.joined(separator: ", "))).")
        if !outcome.left.isEmpty, !withdraw {
            print(
                "\(outcome.left.count) claims of an earlier load are no longer in the pack; --withdraw withdraws them.")
        }
    }

    /// Loads a pack unless it stands already, to the letter.
    ///
    /// `nil` when nothing had to be done.
    package static func load(
        _ directory: String, into journal: Journal, withdrawing: Bool = false
    ) async throws -> LoadOutcome? {
        let files = PackFiles(directory: URL(fileURLWithPath: directory))
        let register = Register(reader: journal.reader)
        if files.diagnostics.isEmpty, !withdrawing, try await register.holdsPack(digest: files.digest) { return nil }
        let (pack, subjects) = PackCheckCommand.read(files)
        let faults = pack.errors + subjects.flatMap(\.errors)
        guard faults.isEmpty else {
            for diagnostic in faults { print(diagnostic) }
            throw ValidationError("The pack has \(faults.count) faults; nothing was loaded.")
        }
        // Before the pack, whose last entry says that all of it was loaded.
        var written: [String: Int] = [:]
        for subject in subjects {
            written.merge(
                try await subject.load(into: journal, recorder: pack.recorder ?? "", member: "loader")
            ) { $0 + $1 }
        }
        var outcome = try await Progress.run("Loading \(directory)") { progress in
            try await PackLoading(journal: journal, member: "loader").load(pack, withdrawingLeft: withdrawing) {
                progress.show($0, of: $1)
            }
        }
        outcome.written.merge(written) { $0 + $1 }
        return outcome
    }
}
