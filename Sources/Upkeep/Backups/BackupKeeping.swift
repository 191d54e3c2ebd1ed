import Foundation
package import Journal
package import Measures
import Synchronization

/// Makes, verifies and clears backups when they are due; asked from time to time, by whatever clock it is given.
package final class BackupKeeping: Sendable {
    /// How it stands with the backups.
    package struct Standing: Sendable, Hashable {
        /// When the newest was made; `nil` when there is none.
        package var made: Instant?
        /// When one was last verified by a trial restore.
        package var verified: Instant?
        package var failures = 0
        /// What went wrong last; `nil` when nothing did.
        package var fault: String?
    }

    private let shelf: BackupShelf
    private let node: NodeFolder
    private let origin: String
    private let everyHours: Int
    private let retention: Retention
    private let projections: [any Projection]
    private let now: @Sendable () -> Instant
    private let state: Mutex<Standing>

    package init(
        shelf: BackupShelf, node: NodeFolder, origin: String, everyHours: Int, retention: Retention,
        projections: [any Projection], now: @escaping @Sendable () -> Instant
    ) {
        (self.shelf, self.node, self.origin, self.everyHours) = (shelf, node, origin, everyHours)
        (self.retention, self.projections, self.now) = (retention, projections, now)
        state = Mutex(Standing())
        look()
    }

    package var standing: Standing { state.withLock(\.self) }

    /// Makes a backup when the newest is too old, verifies it, clears what is no longer kept.
    ///
    /// Returns whether anything was due. A fault is kept in `standing` and tried again at the next call.
    @discardableResult
    package func keep() -> Bool {
        let moment = now()
        // A backup of the future comes from a clock that was wrong; it must not keep the next one from being made.
        let newest = own.last { $0.made <= moment }
        if let newest, newest.made.milliseconds + Int64(everyHours) * 3_600_000 > moment.milliseconds { return false }
        shelf.clear(now: moment)
        do {
            let item = try shelf.make(of: node, now: moment)
            try shelf.verify(item, projections: projections, now: now())
            _ = try shelf.prune(keeping: retention, origin: origin)
            state.withLock { $0.fault = nil }
        } catch {
            state.withLock { standing in
                standing.failures += 1
                standing.fault = "\(error)"
            }
        }
        look()
        return true
    }

    private var own: [BackupShelf.Item] { shelf.items().filter { $0.origin == origin } }

    private func look() {
        let items = own
        state.withLock { standing in
            standing.made = items.last?.made
            standing.verified = items.compactMap(\.verified).max()
        }
    }
}
