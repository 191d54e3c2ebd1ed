package import ArgumentParser
import Foundation
import Importing
package import Journal
import Newsroom
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
        let (pack, stories) = (RegionPack(files), StoryPack(files))
        var problems = ProblemPack(files)
        problems.check(against: pack)
        for diagnostic in pack.diagnostics + stories.diagnostics + problems.diagnostics {
            print(diagnostic.severity == .error ? diagnostic.description : "warning: \(diagnostic.description)")
        }
        let summary =
            "\(pack.things.count) things, \(pack.properties.count) properties, \(pack.parties.count) parties, "
            + "\(pack.sources.count) sources, \(pack.claims.count) claims, \(pack.quarrels.count) quarrels, "
            + "\(stories.stories.count) stories, \(problems.problems.count) problems"
        let faults = pack.errors.count + stories.errors.count + problems.errors.count
        print(faults == 0 ? "\(summary): no faults." : "\(summary): \(faults) faults.")
        if faults > 0 { throw ExitCode(1) }
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
        let pack = RegionPack(files)
        let stories = StoryPack(files)
        var problems = ProblemPack(files)
        problems.check(against: pack)
        let faults = pack.errors + stories.errors + problems.errors
        guard pack.isSound, faults.isEmpty else {
            for diagnostic in faults { print(diagnostic) }
            throw ValidationError("The pack has \(faults.count) faults; nothing was loaded.")
        }
        // Before the pack, whose last entry says that all of it was loaded.
        let written = try await stories.load(into: journal, recorder: pack.recorder ?? "", member: "loader")
        let reported = try await problems.load(into: journal, recorder: pack.recorder ?? "", member: "loader")
        var outcome = try await Progress.run("Loading \(directory)") { progress in
            try await PackLoading(journal: journal, member: "loader").load(pack, withdrawingLeft: withdrawing) {
                progress.show($0, of: $1)
            }
        }
        if written > 0 { outcome.written[Story.entryKind] = written }
        if reported > 0 { outcome.written[Problem.entryKind] = reported }
        return outcome
    }
}
