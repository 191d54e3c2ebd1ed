import Clippings
import Synchronization

/// The lists of names made last, by party; of a few parties only.
final class HeldNames: Sendable {
    private struct Held {
        let list: NameList
        let position: Int64
    }

    private static let partiesMax = 8
    private let lists = Mutex<[String: Held]>([:])

    func list(_ party: String, at position: Int64) -> NameList? {
        lists.withLock { lists in lists[party].flatMap { $0.position == position ? $0.list : nil } }
    }

    func keep(_ list: NameList, for party: String, at position: Int64) {
        lists.withLock { lists in
            if lists.count >= Self.partiesMax { lists = [:] }
            lists[party] = Held(list: list, position: position)
        }
    }
}
