import Languages
package import Register
import Synchronization

/// The memory of earlier translations, made from what stands in the register and kept until a text changes.
package final class MemoryBook: Sendable {
    private struct Key: Hashable {
        let source: Language
        let target: Language
    }

    private struct Held {
        let state: Int64
        let index: MemoryIndex
    }

    private let held = Mutex<[Key: Held]>([:])

    /// More are not kept in memory.
    package static let segmentsMax = 200_000
    /// Pairs of languages kept at once.
    private static let pairsMax = 8

    package init() {}

    /// Earlier translations of the same or nearly the same words that this reader may read, the nearest first; the field
    /// that is being translated itself is left out.
    package func matches(
        of item: WorkItem, in reading: Reading, limit: Int = 5
    ) throws -> [MemoryMatch] {
        let matches = try index(from: item.source, to: item.language, reading).matches(item.original, limit: 4 * limit)
        let records = Set(matches.compactMap(\.segment.place?.record))
        let texts = try reading.texts(of: records)
        return Array(
            matches.filter { match in
                guard let place = match.segment.place else { return true }
                guard place.record != item.record || place.field != item.field else { return false }
                let text = texts[place.record]?[place.field]
                // What has changed since the memory was made, or is not for this reader, is not shown.
                return text?[item.source] == match.segment.original && text?[item.language] == match.segment.translation
            }.prefix(limit))
    }

    /// The memory of a pair of languages, whoever may read what is in it.
    func index(from source: Language, to target: Language, _ reading: Reading) throws -> MemoryIndex {
        let key = Key(source: source, target: target)
        let state = try reading.textState()
        if let known = held.withLock({ $0[key] }), known.state == state { return known.index }
        var segments: [Segment] = []
        try reading.eachPair(from: source, to: target, atMost: Self.segmentsMax) {
            record, field, original, translation in
            let place = TextPlace(rank: record.kind.rank(of: field), record: record, field: field)
            segments.append(Segment(original: original, translation: translation, place: place))
        }
        let index = MemoryIndex(segments, in: source)
        held.withLock { held in
            if held.count >= Self.pairsMax, held[key] == nil { held.removeAll() }
            held[key] = Held(state: state, index: index)
        }
        return index
    }
}
