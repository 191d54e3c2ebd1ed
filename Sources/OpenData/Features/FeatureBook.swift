package import Languages
package import Measures
package import Register
import Synchronization

/// The features that everyone may know of, kept ready in memory, and brought up to date by whoever asks.
///
/// A book follows the journal by position: an entry drops only the things it is about, another vocabulary, another
/// order of wholes and parts, an erasure or a new day drop all. What is too much for it is read from the tables instead.
package final class FeatureBook: Sendable {
    /// The most things of one kind that are kept ready.
    package static let featuresMax = 5_000
    /// The most features of all kinds together, and the most bytes of what is ready to be sent.
    static let featuresOfAllMax = 40_000
    static let bytesMax = 48 << 20

    private let held = Mutex<Shelves>(Shelves())
    private let record: @Sendable (String, Language) -> String
    private let leaves = FeatureLeaves()

    private struct State: Equatable {
        let position: Int64
        let day: Day

        init(_ shelf: FeatureShelf) {
            position = shelf.position
            day = shelf.day
        }
    }

    private struct Held {
        /// `nil` where there are too many to be held, on the day it was found so.
        var shelf: FeatureShelf?
        var day: Day
        var sheets: [Language: (state: State, sheet: FeatureSheet)] = [:]
        var lastUse = 0
        var bytes: Int { sheets.values.reduce(0) { $0 + $1.sheet.bytes.count } }
    }

    private struct Shelves {
        var byKind: [String: Held] = [:]
        var uses = 0

        mutating func touch(_ kind: String) {
            uses += 1
            byKind[kind]?.lastUse = uses
        }

        /// Puts away what was used longest ago until the rest keeps within the bounds.
        mutating func tidy(keeping kind: String) {
            func isTooMuch() -> Bool {
                byKind.values.reduce(0) { $0 + ($1.shelf?.features.count ?? 0) } > FeatureBook.featuresOfAllMax
                    || byKind.values.reduce(0) { $0 + $1.bytes } > FeatureBook.bytesMax
            }
            while isTooMuch(),
                let oldest = byKind.filter({ $0.key != kind && $0.value.shelf != nil })
                    .min(by: { $0.value.lastUse < $1.value.lastUse })?.key
            { byKind[oldest] = nil }
            if isTooMuch() { byKind[kind]?.sheets = [:] }
        }
    }

    private let featuresMax: Int

    /// `record` tells where a thing's record is, in a language.
    package init(
        featuresMax: Int = FeatureBook.featuresMax, record: @escaping @Sendable (String, Language) -> String
    ) {
        self.featuresMax = featuresMax
        self.record = record
    }

    package func writer(_ collection: FeatureCollection, in language: Language) -> FeatureWriter {
        FeatureWriter(collection, in: language, record: record)
    }

    /// The shelf of a kind if it is up to date with a position and a day.
    package func shelf(_ kind: String, position: Int64, day: Day) -> FeatureShelf? {
        held.withLock { shelves in
            guard let shelf = shelves.byKind[kind]?.shelf, shelf.position >= position, shelf.day == day else {
                return nil
            }
            shelves.touch(kind)
            return shelf
        }
    }

    /// The shelf of a collection, brought up to the state that is read; `nil` when it holds too much.
    ///
    /// `reading` must be the public's: what it may not see never enters the book.
    package func shelf(_ collection: FeatureCollection, _ reading: Reading) throws -> FeatureShelf? {
        guard reading.who.party == nil else { return nil }
        let kind = collection.kind.id
        let known = held.withLock { $0.byKind[kind] }
        if let known, known.shelf == nil, known.day == reading.today { return nil }
        let position = try reading.lastPosition()
        if let shelf = known?.shelf, shelf.day == reading.today, shelf.position >= position { return shelf }
        let shelf =
            try known?.shelf.flatMap { try brought($0, reading, position) } ?? whole(collection, reading, position)
        held.withLock { shelves in
            var kept = shelves.byKind[kind] ?? Held(shelf: nil, day: reading.today)
            if let newer = kept.shelf, newer.day == reading.today, newer.position > position { return }
            kept.shelf = shelf
            kept.day = reading.today
            if shelf == nil { kept.sheets = [:] }
            shelves.byKind[kind] = kept
            shelves.touch(kind)
            shelves.tidy(keeping: kind)
        }
        return shelf
    }

    /// A page of a collection that no shelf holds, made now or as it was made before in the same state.
    ///
    /// `reading` must be the public's, and every feature of the collection be asked for.
    package func leaf(
        of collection: FeatureCollection, _ query: FeatureQuery, _ reading: Reading, _ make: () throws -> FeatureLeaf
    ) throws -> FeatureLeaf {
        let place = FeatureLeaves.Place(
            kind: collection.kind.id, language: reading.who.language, after: query.after, limit: query.limit)
        let position = try reading.lastPosition()
        if let known = leaves.leaf(at: place, position: position, day: reading.today) { return known }
        let leaf = try make()
        leaves.keep(leaf, at: place, position: position, day: reading.today)
        return leaf
    }

    private func whole(
        _ collection: FeatureCollection, _ reading: Reading, _ position: Int64
    ) throws -> FeatureShelf? {
        // Found out before anything is read whole: a kind that is too large must not cost anything each day.
        guard try reading.thingCount(ofKind: collection.kind.id, atMost: featuresMax) < featuresMax,
            var features = try reading.features(of: collection, atMost: featuresMax)
        else { return nil }
        // A new day may change what is shown without any entry.
        let revision = position << 24 | Int64(reading.today.number & 0xFF_FFFF)
        for place in features.indices { features[place].revision = revision }
        return FeatureShelf(collection, features, position: position, day: reading.today)
    }

    /// `nil` when more than some things may have changed.
    private func brought(_ shelf: FeatureShelf, _ reading: Reading, _ position: Int64) throws -> FeatureShelf? {
        guard shelf.day == reading.today, let touched = try reading.thingsTouched(since: shelf.position) else {
            return nil
        }
        let kind = shelf.collection.kind.id
        let things = try reading.numberedThings(touched.sorted()).filter { $0.thing.kind == kind }
        var fresh = try reading.features(things, shelf.collection)
        let revision = position << 24 | Int64(reading.today.number & 0xFF_FFFF)
        for place in fresh.indices { fresh[place].revision = revision }
        guard !touched.isEmpty else {
            return FeatureShelf(shelf.collection, shelf.features, position: position, day: shelf.day)
        }
        var features = shelf.features.filter { !touched.contains($0.id) } + fresh
        guard features.count <= featuresMax else { return nil }
        features.sort { $0.number < $1.number }
        return FeatureShelf(shelf.collection, features, position: position, day: shelf.day)
    }

    /// The features of a shelf in one language, ready to be sent.
    package func sheet(of shelf: FeatureShelf, in language: Language) -> FeatureSheet {
        let kind = shelf.collection.kind.id
        let known = held.withLock { $0.byKind[kind]?.sheets[language] }
        if let known, known.state == State(shelf) { return known.sheet }
        let sheet = FeatureSheet(shelf, writer(shelf.collection, in: language), earlier: known?.sheet)
        held.withLock { shelves in
            guard let kept = shelves.byKind[kind], let newest = kept.shelf, State(newest) == State(shelf) else {
                return
            }
            shelves.byKind[kind]?.sheets[language] = (State(shelf), sheet)
            shelves.tidy(keeping: kind)
        }
        return sheet
    }
}
