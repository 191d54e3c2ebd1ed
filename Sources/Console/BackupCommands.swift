package import ArgumentParser
import Films
import Foundation
import Journal
import Measures
import Members
import Settings
import Storage
import Upkeep

/// The command `littoral backup`.
package struct BackupCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Copy everything this node has, and look after the copies.",
        discussion: """
            A node that serves makes, verifies and clears backups by itself where the setting backup.folder names their \
            folder; list, verify and prune work on that folder.
            """,
        subcommands: [
            BackupMakeCommand.self, BackupListCommand.self, BackupVerifyCommand.self, BackupPruneCommand.self,
        ], defaultSubcommand: BackupMakeCommand.self)

    package init() {}
}

/// The command `littoral backup make`.
struct BackupMakeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "make", abstract: "Copy everything this node has into a new folder, while it serves.")
    @Argument(help: "The folder to make; without one, the folder of scheduled backups gets another.")
    var folder: String?
    @OptionGroup var node: NodeOptions

    func run() throws {
        guard let folder else {
            let item = try node.shelf().make(of: try node.folder, now: .now)
            return print("Backed up to \(item.name). It holds the node's key; keep it safe.")
        }
        let backup = try Backup.make(of: try node.folder, at: URL(fileURLWithPath: folder))
        print("Backed up to \(folder): \(try backup.checkFiles().count) files. It holds the node's key; keep it safe.")
    }
}

/// The command `littoral backup list`.
struct BackupListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the scheduled backups, the oldest first.")
    @OptionGroup var node: NodeOptions

    func run() throws {
        let items = try node.shelf().items()
        for item in items {
            print("\(item.name)  made \(item.made)  \(item.verified.map { "verified \($0)" } ?? "not verified")")
        }
        print(items.isEmpty ? "There are no backups." : "Backups: \(items.count).")
    }
}

/// The command `littoral backup verify`.
struct BackupVerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Restore a backup on trial and walk its whole chain.",
        discussion: """
            Ends with 1 and says why when the backup is not whole. Without a name the newest is tried. Files that entries \
            name are counted too; films lie outside backups, and are looked for in the node and beside the backups.
            """)
    @Argument(help: "The name of the backup, as list shows it.")
    var name: String?
    @OptionGroup var node: NodeOptions

    func run() throws {
        let shelf = try node.shelf()
        let items = shelf.items()
        guard let item = name.map({ name in items.first { $0.name == name } }) ?? items.last else {
            throw ValidationError(
                name.map { "There is no backup “\($0)”. littoral backup list shows those that are there." }
                    ?? "There are no backups yet. littoral backup make makes one.")
        }
        let films = try [node.folder.filmsFolder, shelf.folder.appending(path: "films")].map(FilmShelf.init)
        var files: [NamedFiles] = []
        let found = try Progress.run("Verifying") { progress in
            try shelf.verify(item, projections: NodeOptions.projections, now: .now) {
                progress.show($0, of: max($0, 1))
            } looking: {
                files = try NodeFiles.named(in: $0, films: films)
            }
        }
        print("\(item.name): \(found.entries) entries, the chain verifies.")
        let report = NamedFilesReport(found: files)
        for line in report.lines(films: try node.folder.filmsFolder.path) { print(line) }
        if !report.isWhole { throw ExitCode(1) }
    }
}

/// The command `littoral backup prune`.
struct BackupPruneCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prune", abstract: "Take away the backups that the settings no longer keep.",
        discussion: "Only backups of this node are taken away, and the newest verified one always stays.")
    @Flag(help: "Only say which would go.")
    var trial = false
    @OptionGroup var node: NodeOptions

    func run() throws {
        let settings = try node.settings()
        let origin = try node.folder.origin
        let gone = try node.shelf().prune(keeping: settings.retention, origin: origin.id, isTrial: trial)
        for name in gone { print(trial ? "\(name) would go" : "\(name) is gone") }
        print(
            gone.isEmpty ? "Every backup is kept." : "Backups \(trial ? "that would go" : "taken away"): \(gone.count)."
        )
    }
}

extension NodeOptions {
    /// The folder of scheduled backups; throws where none is set.
    func shelf() throws -> BackupShelf {
        let settings = try settings()
        guard !settings[.backupFolder].isEmpty else {
            throw ValidationError(
                "No folder of backups is set. Name one with the setting backup.folder, e.g. --set "
                    + "backup.folder=/var/backups/littoral.")
        }
        return settings.backupShelf
    }
}

extension Instant {
    static var now: Instant { Instant(clamping: NodeFolder.wallClock()) }
}

/// The command `littoral restore`.
package struct RestoreCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Put a node back from a backup, into an empty folder.")
    @Argument(help: "The folder of the backup.")
    var folder: String
    @OptionGroup var node: NodeOptions

    package init() {}

    package func run() async throws {
        let (target, settings, backup) = (try node.folder, try node.settings(), URL(fileURLWithPath: folder))
        let erasures = Self.erasures(near: backup, settings)
        let found = try await Progress.run("Verifying") { progress in
            try await Backup(backup).restore(to: target, projections: NodeOptions.projections) {
                progress.show($0, of: max($0, 1))
            } finishing: { restored in
                try await Self.apply(erasures, to: restored)
            }
        }
        print("Restored to \(target.url.relativePath): \(found.entries) entries, the chain verifies.")
        let report = NamedFilesReport(found: try NodeFiles.named(in: target))
        for line in report.lines(films: target.filmsFolder.path) { print(line) }
    }

    /// Who was erased, by every list that stands in the backup, beside it or on the shelf of backups: the newest knows
    /// most, and none of them is ever wrong.
    private static func erasures(near backup: URL, _ settings: Settings) -> Erasures {
        let beside = backup.deletingLastPathComponent()
        let names = (try? FileManager.default.contentsOfDirectory(atPath: beside.path)) ?? []
        var folders = [backup, beside] + names.map { beside.appending(path: $0) }
        if !settings[.backupFolder].isEmpty { folders.append(URL(fileURLWithPath: settings.folder(.backupFolder))) }
        return folders.reduce(Erasures()) { $0.merged(with: Erasures(in: $1)) }
    }

    /// Takes away again whom the backup would bring back.
    private static func apply(_ erasures: Erasures, to node: NodeFolder) async throws {
        guard !erasures.times.isEmpty else { return }
        try erasures.write(in: node.url)
        let journal = try NodeOptions.open(node)
        var members = try MemberBook(of: node)
        members.others = try NodeOptions.erasers(node, journal)
        let count = try await members.apply(erasures)
        try members.close()
        try journal.store.checkpoint()
        try journal.store.close()
        if count > 0 { print("Members erased since this backup, and erased again: \(count).") }
    }
}
