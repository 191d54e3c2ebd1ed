package import Journal
package import Measures
import Storage
import Synchronization
package import Upkeep

/// How the node stands: whether it can serve, and what whoever watches over it wants to know.
package final class NodeStanding: Sendable {
    /// One thing that must be in order, and what is wrong where it is not.
    package struct Check: Sendable, Hashable {
        package let name: String
        package let fault: String?
    }

    let journal: Journal
    private let node: NodeFolder
    package let backups: BackupKeeping?
    let now: @Sendable () -> Instant
    let started: Instant
    private let chain = Mutex<(walked: Instant, isWhole: Bool)?>(nil)

    package init(
        journal: Journal, node: NodeFolder, backups: BackupKeeping?, now: @escaping @Sendable () -> Instant
    ) {
        (self.journal, self.node, self.backups, self.now) = (journal, node, backups, now)
        started = now()
    }

    /// The last walk over the chain; `nil` before the first.
    var chainWalk: (walked: Instant, isWhole: Bool)? { chain.withLock(\.self) }

    func chainWalked(isWhole: Bool) {
        let moment = now()
        chain.withLock { $0 = (moment, isWhole) }
        // For the doctor, who comes from outside the process; that it cannot be written is told by other checks.
        try? ChainMark(walked: moment, isWhole: isWhole).write(in: node)
    }

    /// What must be in order for the node to serve.
    package func checks() async -> [Check] {
        [await store(), await projections(), reserve(), walk()]
    }

    private func store() async -> Check {
        do {
            _ = try await journal.ownHead()
            return Check(name: "store", fault: nil)
        } catch {
            return Check(name: "store", fault: "The store cannot be read.")
        }
    }

    private func projections() async -> Check {
        let name = "projections"
        guard let names = try? await journal.outdatedNames() else {
            return Check(name: name, fault: "The store cannot be read.")
        }
        guard !names.isEmpty else { return Check(name: name, fault: nil) }
        return Check(
            name: name,
            fault: "The tables of \(names.joined(separator: ", ")) are of another version than this program's.")
    }

    private func reserve() -> Check {
        Check(
            name: "disk-reserve",
            fault: journal.store.reserve.isReached
                ? "Less is free on the disk than must stay free; nothing is written." : nil)
    }

    private func walk() -> Check {
        Check(name: "chain", fault: chainWalk?.isWhole == false ? "The chain of the journal does not verify." : nil)
    }
}
