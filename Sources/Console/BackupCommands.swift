package import ArgumentParser
import Foundation
import Journal

/// The command `littoral backup`.
package struct BackupCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Copy everything this node has into a new folder, while it serves.")
    @Argument(help: "The folder to make.")
    var folder: String
    @OptionGroup var node: NodeOptions

    package init() {}

    package func run() throws {
        let backup = try Backup.make(of: try node.folder, at: URL(fileURLWithPath: folder))
        print("Backed up to \(folder): \(try backup.checkFiles().count) files. It holds the node's key; keep it safe.")
    }
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
