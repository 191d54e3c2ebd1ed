package import ArgumentParser
import Foundation
import Journal
import Measures
import Settings
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
        discussion: "Ends with 1 and says why when the backup is not whole. Without a name the newest is tried.")
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
        let found = try Progress.run("Verifying") { progress in
            try shelf.verify(item, projections: NodeOptions.projections, now: .now) {
                progress.show($0, of: max($0, 1))
            }
        }
        print("\(item.name): \(found.entries) entries, the chain verifies.")
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

    package func run() throws {
        let target = try node.folder
        let found = try Progress.run("Verifying") { progress in
            try Backup(URL(fileURLWithPath: folder)).restore(
                to: target, projections: NodeOptions.projections
            ) { progress.show($0, of: max($0, 1)) }
        }
        print("Restored to \(target.url.relativePath): \(found.entries) entries, the chain verifies.")
    }
}
