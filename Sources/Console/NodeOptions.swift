import ArgumentParser
import Foundation
package import Journal
import Register
package import Storage

/// Where the node's data lie; every command that touches them takes it.
package struct NodeOptions: ParsableArguments {
    @Option(help: "The folder that holds everything this node has.")
    package var data = "var"

    package init() {}

    package var folder: NodeFolder { NodeFolder(URL(fileURLWithPath: data)) }

    /// The projections of all parts, in the order in which they are written.
    package static let projections: [any Projection] = Register.projections

    /// Opens the node, rebuilding projections that an older program wrote.
    package func open(options: StoreOptions = StoreOptions()) throws -> Journal {
        let journal = try folder.open(projections: Self.projections, options: options)
        for projection in try journal.outdatedProjections() {
            try Progress.run("Replaying \(projection.name)") { progress in
                try journal.rebuild(projection) { step in progress.show(step.position, of: step.last) }
            }
        }
        return journal
    }

    /// Opens a node that must be there already.
    package func openExisting() throws -> Journal {
        guard folder.exists else {
            throw ValidationError(
                "There is no node in “\(data)”. Name its folder with --data, or run littoral load first.")
        }
        return try open()
    }
}
