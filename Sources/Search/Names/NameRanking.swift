/// A name that answers, with all that decides its place among those that answer in the same way.
struct NameCandidate: Sendable {
    /// How far its sound differs; 0 where spelling decides.
    let difference: UInt16
    let weight: UInt32
    /// How far down the reader's languages the name's stands.
    let languageRank: UInt8
    /// Its place in the order of letters.
    let order: UInt32
    let name: UInt32
    let document: UInt32

    @inline(__always)
    func precedes(_ other: NameCandidate) -> Bool {
        if difference != other.difference { return difference < other.difference }
        if weight != other.weight { return weight > other.weight }
        if languageRank != other.languageRank { return languageRank < other.languageRank }
        return order < other.order
    }
}

/// The best candidates so far, the best first, one for each document.
struct BestNames {
    private(set) var candidates: [NameCandidate] = []
    let limit: Int
    /// Documents that have answered in a better way.
    let answered: Set<UInt32>

    init(limit: Int, answered: Set<UInt32>) {
        self.limit = limit
        self.answered = answered
        candidates.reserveCapacity(limit + 1)
    }

    /// The last of a full list, which a newcomer has to precede.
    @inline(__always)
    var bar: NameCandidate? { candidates.count == limit ? candidates.last : nil }

    @inline(__always)
    func hasRoom(for candidate: NameCandidate) -> Bool { bar.map(candidate.precedes) ?? true }

    mutating func insert(_ candidate: NameCandidate) {
        if answered.contains(candidate.document) { return }
        if let place = candidates.firstIndex(where: { $0.document == candidate.document }) {
            guard candidate.precedes(candidates[place]) else { return }
            candidates.remove(at: place)
        }
        let place = candidates.firstIndex { candidate.precedes($0) } ?? candidates.count
        candidates.insert(candidate, at: place)
        if candidates.count > limit { candidates.removeLast() }
    }
}
