/// A name that answers, with all that decides its place among those that answer in the same way.
struct NameCandidate: Sendable {
    /// How far its sound differs; 0 where spelling decides.
    let difference: UInt8
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

/// Which documents of one segment the reader may see and wants.
struct NameSieve: Sendable {
    /// By the number of an audience.
    private let audiences: [Bool]
    /// Of every list, one term must be the document's.
    private let wanted: [[UInt32]]
    /// Documents that stand in another segment by now, a bit each; empty if there are none.
    private let gone: [UInt64]
    private let facts: DocumentFacts

    /// `nil` when nothing in the segment can pass.
    init?(_ query: NameQuery, _ facts: DocumentFacts, gone: [UInt64]) {
        self.facts = facts
        self.gone = gone
        audiences = facts.audienceNames.map { $0.includes(query.party) }
        guard audiences.contains(true) else { return nil }
        let filter = query.filter
        var groups: [[DocumentFacts.Term]] = []
        if !filter.kinds.isEmpty { groups.append(filter.kinds.map { .kind($0) }) }
        if let sector = filter.sector { groups.append([.sector(sector)]) }
        if let whole = filter.within { groups.append([.within(whole)]) }
        if let country = filter.country { groups.append([.country(country)]) }
        wanted = groups.map { $0.compactMap { facts.termNumbers[$0] } }
        if wanted.contains([]) { return nil }
    }

    @inline(__always)
    func passes(_ document: UInt32) -> Bool {
        let number = Int(document)
        guard audiences[Int(facts.audiences[number])] else { return false }
        if !gone.isEmpty, gone[number >> 6] & (1 << UInt64(number & 63)) != 0 { return false }
        return wanted.isEmpty || hasTerms(number)
    }

    private func hasTerms(_ number: Int) -> Bool {
        let terms = Int(facts.termStarts[number])..<Int(facts.termStarts[number + 1])
        return wanted.allSatisfy { group in terms.contains { group.contains(facts.terms[$0]) } }
    }
}
