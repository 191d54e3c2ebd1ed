/// Finds documents by their names: whole, from their beginning, by a word, in another script or spelling, with one typing
/// error; only what the reader may read and wants.
///
/// A value that never changes behind a reader's back: a search sees one state from beginning to end. Changes stand in a
/// small segment of their own until `merged` puts them with the rest.
package struct NameIndex: Sendable {
    private let base: NameSegment
    private var overlay = NameSegment()
    /// What the overlay is made of.
    private var changed: [String: NameDocument] = [:]
    /// Documents of the base that were replaced or removed: a bit each, empty while there are none.
    private var gone: [UInt64] = []
    private var goneCount = 0

    init(base: NameSegment) { self.base = base }

    /// An index of these documents; of two with one identifier the later one stays.
    package init(_ documents: some Sequence<NameDocument>) {
        var builder = NameBuilder()
        for document in documents { builder.add(document) }
        base = builder.segment()
    }

    /// Names held; those of replaced documents are among them until the index is merged.
    package var nameCount: Int { base.count + overlay.count }
    package var documentCount: Int { base.facts.count - goneCount + overlay.facts.count }

    /// What answers a query, the best first, at most `limit`, each document once.
    ///
    /// First by the way of answering, then by how near a sound is, weight, the reader's order of languages, letters and
    /// identifier; what the reader may not read is neither found nor counted.
    package func search(_ query: NameQuery) -> [NameHit] {
        let first = NameSearch(query, in: base, gone: gone).map { ($0, $0.answers()) }
        guard let second = NameSearch(query, in: overlay, gone: []).map({ ($0, $0.answers()) }) else {
            return first.map { search, answers in answers.map { hit(search.segment, $0) } } ?? []
        }
        guard let first else { return second.1.map { hit(second.0.segment, $0) } }
        var (hits, left, right) = ([NameHit](), first.1[...], second.1[...])
        while hits.count < first.0.limit {
            if let one = left.first, right.first.map({ precedes(one, $0) }) ?? true {
                hits.append(hit(base, one))
                left.removeFirst()
            } else if let other = right.popFirst() {
                hits.append(hit(overlay, other))
            } else {
                break
            }
        }
        return hits
    }

    private typealias Answer = (match: NameMatch, candidate: NameCandidate)

    private func hit(_ segment: NameSegment, _ answer: Answer) -> NameHit {
        NameHit(
            id: segment.facts.id(Int(answer.candidate.document)), name: segment.name(Int(answer.candidate.name)),
            match: answer.match)
    }

    /// Whether an answer of the base stands before one of the overlay.
    private func precedes(_ one: Answer, _ other: Answer) -> Bool {
        let (left, right) = (one.candidate, other.candidate)
        if one.match != other.match { return one.match < other.match }
        if left.difference != right.difference { return left.difference < right.difference }
        if left.weight != right.weight { return left.weight > right.weight }
        if left.languageRank != right.languageRank { return left.languageRank < right.languageRank }
        let (letters, others) = (base.letters(of: one), overlay.letters(of: other))
        if letters != others { return letters.lexicographicallyPrecedes(others) }
        return base.facts.idBytes(Int(left.document)).lexicographicallyPrecedes(
            overlay.facts.idBytes(Int(right.document)))
    }

    /// The index with documents replaced or added, and others taken away.
    package func changing(_ documents: [NameDocument], removing ids: [String] = []) -> NameIndex {
        var result = self
        for id in ids + documents.map(\.id) {
            result.changed[id] = nil
            if let number = base.facts.number(of: id) { result.forget(number) }
        }
        for document in documents { result.changed[document.id] = document }
        var builder = NameBuilder()
        for document in result.changed.values { builder.add(document) }
        result.overlay = builder.segment()
        return result
    }

    private mutating func forget(_ number: Int) {
        if gone.isEmpty { gone = [UInt64](repeating: 0, count: base.facts.count / 64 + 1) }
        let bit: UInt64 = 1 << UInt64(number & 63)
        if gone[number >> 6] & bit == 0 { goneCount += 1 }
        gone[number >> 6] |= bit
    }

    /// Whether so much has changed that every further change and search pays for it.
    package var isDueForMerging: Bool { changed.count + goneCount > max(2000, base.facts.count / 16) }

    /// The same index in one segment again.
    package func merged() -> NameIndex {
        var builder = NameBuilder()
        var namesOfDocuments = [[Int32]](repeating: [], count: base.facts.count)
        for number in 0..<base.count { namesOfDocuments[Int(base.documents[number])].append(Int32(number)) }
        for number in 0..<base.facts.count {
            if !gone.isEmpty, gone[number >> 6] & (1 << UInt64(number & 63)) != 0 { continue }
            builder.add(base.facts.document(number, names: namesOfDocuments[number].map { base.name(Int($0)) }))
        }
        for document in changed.values { builder.add(document) }
        return builder.finished()
    }
}

extension NameSegment {
    /// The letters that decide the place of an answer among its equals.
    fileprivate func letters(of answer: (match: NameMatch, candidate: NameCandidate)) -> ArraySlice<UInt8> {
        let name = Int(answer.candidate.name)
        let isWord = answer.match == .word
        let start = Int(isWord ? words.starts[Int(answer.candidate.order)] : starts[name])
        return letters[start..<Int(starts[name]) + length(name)]
    }
}
