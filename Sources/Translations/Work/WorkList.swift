package import Languages
package import Register

/// What is to be translated into a language, the most read first, as far as a reader may read it.
package struct WorkList: Sendable, Hashable {
    package var language: Language
    package var states: Set<WorkState>
    package var kinds: Set<TextReference.Kind>

    package static let unfinished: Set<WorkState> = [.untranslated, .stale, .machine]

    package init(
        _ language: Language, states: Set<WorkState> = Self.unfinished, kinds: Set<TextReference.Kind> = []
    ) {
        self.language = language
        self.states = states
        self.kinds = kinds
    }

    /// So many candidates are looked at for one page; a page may hold fewer items and still have a next one.
    private static let candidatesMax = 2_000
    private static let batch = 200

    private var query: TextQuery {
        TextQuery(language, kinds: kinds, includesFinished: states.contains(.human))
    }

    /// A page of the list behind a place, and the place from which the next one goes on; of those items alone that are
    /// wanted.
    package func items(
        in reading: Reading, after place: TextPlace? = nil, limit: Int,
        where isWanted: (WorkItem) -> Bool = { _ in true }
    ) throws -> (items: [WorkItem], next: TextPlace?) {
        var (items, last, seen): ([WorkItem], TextPlace?, Int) = ([], place, 0)
        while seen < Self.candidatesMax {
            let places = try reading.textPlaces(query, after: last, limit: Self.batch)
            let texts = try reading.texts(of: Set(places.map(\.record)))
            for place in places {
                if items.count == limit { return (items, last) }
                seen += 1
                last = place
                guard let item = texts[place.record].flatMap({ WorkItem($0, place, in: language) }),
                    states.contains(item.state), isWanted(item)
                else { continue }
                items.append(item)
            }
            if places.count < Self.batch { return (items, nil) }
        }
        return (items, last)
    }

    /// The item before a place, for going back.
    package func item(
        in reading: Reading, before place: TextPlace, where isWanted: (WorkItem) -> Bool = { _ in true }
    ) throws -> WorkItem? {
        let places = try reading.textPlaces(query, before: place, limit: Self.batch)
        let texts = try reading.texts(of: Set(places.map(\.record)))
        for place in places {
            if let item = texts[place.record].flatMap({ WorkItem($0, place, in: language) }),
                states.contains(item.state), isWanted(item)
            {
                return item
            }
        }
        return nil
    }

    /// One field; nil where the reader may not read it, or there is nothing to translate.
    package static func item(_ place: TextPlace, in language: Language, _ reading: Reading) throws -> WorkItem? {
        try reading.texts(of: [place.record])[place.record].flatMap { WorkItem($0, place, in: language) }
    }
}

extension WorkList {
    /// All pages of the list, up to as many items as a file may hold.
    package func all(in reading: Reading, atMost limit: Int = 200_000) throws -> [WorkItem] {
        var (items, next): ([WorkItem], TextPlace?) = ([], nil)
        repeat {
            let page = try self.items(in: reading, after: next, limit: min(1_000, limit - items.count))
            items += page.items
            next = page.next
        } while next != nil && items.count < limit
        return items
    }
}
