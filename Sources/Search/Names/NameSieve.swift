/// Which documents of one segment the reader may see and wants.
struct NameSieve: Sendable {
    /// By the number of an audience.
    private let audiences: [Bool]
    private let facts: DocumentFacts
    /// Documents that pass the filter, a bit each; empty without a filter.
    private let wanted: [UInt64]
    /// Documents that stand in another segment by now, a bit each; empty if there are none.
    private let gone: [UInt64]

    /// `nil` when nothing in the segment can pass.
    init?(_ query: NameQuery, _ facts: DocumentFacts, gone: [UInt64]) {
        audiences = facts.audienceNames.map { $0.includes(query.party) }
        guard audiences.contains(true) else { return nil }
        self.facts = facts
        self.gone = gone
        let groups = Self.groups(query.filter).map { $0.compactMap { facts.termNumbers[$0] } }
        if groups.contains([]) { return nil }
        wanted = Self.wanted(groups, facts)
    }

    /// Of every list, one term must be the document's.
    private static func groups(_ filter: NameFilter) -> [[DocumentFacts.Term]] {
        var groups: [[DocumentFacts.Term]] = []
        if !filter.kinds.isEmpty { groups.append(filter.kinds.map { .kind($0) }) }
        if let sector = filter.sector { groups.append([.sector(sector)]) }
        if let whole = filter.within { groups.append([.within(whole)]) }
        if let country = filter.country { groups.append([.country(country)]) }
        return groups
    }

    /// The documents of the rarest list that have a term of each other list.
    private static func wanted(_ groups: [[UInt32]], _ facts: DocumentFacts) -> [UInt64] {
        func size(_ group: [UInt32]) -> Int { group.reduce(0) { $0 + facts.documents(of: $1).count } }
        let ordered = groups.sorted { size($0) < size($1) }
        guard let rarest = ordered.first else { return [] }
        let others = ordered.dropFirst()
        var bits = [UInt64](repeating: 0, count: facts.count / 64 + 1)
        for term in rarest {
            for document in facts.documents(of: term) where others.allSatisfy({ facts.has(Int(document), anyOf: $0) }) {
                bits[Int(document >> 6)] |= 1 << UInt64(document & 63)
            }
        }
        return bits
    }

    @inline(__always)
    func passes(_ document: UInt32) -> Bool {
        let (word, bit) = (Int(document >> 6), 1 << UInt64(document & 63) as UInt64)
        if !wanted.isEmpty, wanted[word] & bit == 0 { return false }
        if !gone.isEmpty, gone[word] & bit != 0 { return false }
        return audiences[Int(facts.audiences[Int(document)])]
    }
}
