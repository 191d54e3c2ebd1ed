import Languages
import Measures
import Synchronization

/// A page of features, written one after the other with commas between.
package struct FeatureLeaf: Sendable {
    package let bytes: [UInt8]
    package let count: Int
    /// The feature behind which the next page begins; `nil` on the last one.
    package let next: String?

    package init(bytes: [UInt8], count: Int, next: String?) {
        (self.bytes, self.count, self.next) = (bytes, count, next)
    }
}

/// Pages of collections that are too large to stand on a shelf, as the public was last given them.
///
/// All are let go when the journal goes on, when a day begins, or when they become too much.
final class FeatureLeaves: Sendable {
    struct Place: Sendable, Hashable {
        let kind: String
        let language: Language
        let after: String?
        let limit: Int
    }

    private struct Kept {
        var position: Int64 = -1
        var day: Day?
        var leaves: [Place: FeatureLeaf] = [:]
        var bytes = 0
    }

    private static let bytesMax = 8 << 20
    private let kept = Mutex(Kept())

    func leaf(at place: Place, position: Int64, day: Day) -> FeatureLeaf? {
        kept.withLock { $0.position == position && $0.day == day ? $0.leaves[place] : nil }
    }

    func keep(_ leaf: FeatureLeaf, at place: Place, position: Int64, day: Day) {
        kept.withLock { kept in
            guard position >= kept.position, leaf.bytes.count <= Self.bytesMax / 4 else { return }
            if kept.position != position || kept.day != day || kept.bytes + leaf.bytes.count > Self.bytesMax {
                kept = Kept(position: position, day: day)
            }
            kept.bytes += leaf.bytes.count - (kept.leaves[place]?.bytes.count ?? 0)
            kept.leaves[place] = leaf
        }
    }
}
