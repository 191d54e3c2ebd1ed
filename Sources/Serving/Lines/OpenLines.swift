import Synchronization

/// How many connections are open, and whether another is taken.
package final class OpenLines: Sendable {
    private let open = Atomic(0)

    package init() {}

    package var count: Int { open.load(ordering: .relaxed) }

    func opened() { open.add(1, ordering: .relaxed) }

    func closed() { open.subtract(1, ordering: .relaxed) }
}
