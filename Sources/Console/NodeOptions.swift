package import ArgumentParser
import Environment
import Foundation
import Observations
package import Journal
import Newsroom
import Problems
import Register
package import Settings
package import Storage
import Upkeep

/// Where the node's data lie; every command that touches them takes it.
package struct NodeOptions: ParsableArguments {
    @Option(help: "The folder that holds everything this node has. (default: var)")
    package var data: String?
    @OptionGroup package var configuration: SettingsOptions

    package init() {}

    /// The settings that hold for this command.
    package func settings(_ flags: [Setting: String?] = [:]) throws -> Settings {
        try configuration.settings(flags.merging([.data: data]) { $1 })
    }

    package var folder: NodeFolder {
        get throws {
            let folder = NodeFolder(URL(fileURLWithPath: try settings().folder(.data)))
            try Self.refuseRoot(in: folder)
            return folder
        }
    }

    /// The projections of all parts, in the order in which they are written.
    package static let projections: [any Projection] =
        Register.projections(
            finding: [StoryDocuments(), ProblemDocuments(), IndicatorDocuments(), SeriesDocuments()],
            translating: [SeriesTexts(), AlertTexts(), IndicatorTexts(), ProblemTexts()])
        + [NewsroomProjection(), ProblemsProjection(), IndicatorProjection()] + ObservationsTables.projections

    /// Opens the node, rebuilding projections that an older program wrote.
    package func open() throws -> Journal {
        try Self.open(try folder, options: try settings().storeOptions)
    }

    /// Opens a node, rebuilding projections that an older program wrote.
    package static func open(_ folder: NodeFolder, options: StoreOptions = StoreOptions()) throws -> Journal {
        try refuseRoot(in: folder)
        let journal = try folder.open(projections: projections, options: options)
        for projection in try journal.outdatedProjections() {
            try Progress.run("Replaying \(projection.name)") { progress in
                try journal.rebuild(projection) { step in progress.show(step.position, of: step.last) }
            }
        }
        return journal
    }

    private static func refuseRoot(in folder: NodeFolder) throws {
        let path = folder.url.path
        if let refusal = NodeOwner(of: path)?.refusal(of: geteuid(), at: path) { throw ValidationError(refusal) }
    }

    /// Opens a node that must be there already.
    package func openExisting() throws -> Journal {
        let folder = try folder
        guard folder.exists else {
            throw ValidationError(
                "There is no node in “\(folder.url.relativePath)”. Name its folder with --data, or run littoral load "
                    + "first.")
        }
        return try Self.open(folder, options: try settings().storeOptions)
    }
}
