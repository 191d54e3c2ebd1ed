import Languages

/// The speakers of one text, each once whatever form its name takes.
struct SpeakerBook {
    private(set) var speakers: [Speaker] = []
    private var nameKeys: [[String]] = []
    private var titleKeys: [Set<String>] = []

    static let limit = 200

    /// The speaker of a name, new where nobody has it; nil where the book is full.
    mutating func named(_ name: String, title: String, references: [String], at place: StoryRange) -> Int? {
        let keys = StoryWords.keys(name)
        guard !keys.isEmpty else { return nil }
        if let known = known(keys) {
            if keys.count > nameKeys[known].count {
                speakers[known].name = name
                nameKeys[known] = keys
            }
            add(title, references, place, to: known)
            return known
        }
        // Whoever was first shown by an office alone has a name now.
        let office = Set(StoryWords.keys(title))
        if office.count > 1,
            let nameless = speakers.indices.first(where: {
                nameKeys[$0].isEmpty && titleKeys[$0].count > 1 && titleKeys[$0].isSubset(of: office)
            })
        {
            speakers[nameless].name = name
            nameKeys[nameless] = keys
            add(title, references, place, to: nameless)
            return nameless
        }
        // A text that begins with an office alone says next who bears it.
        if title.isEmpty, keys.count > 1, speakers.count == 1, nameKeys[0].isEmpty,
            let last = speakers[0].mentions.last, (0...2).contains(place.block - last.block)
        {
            speakers[0].name = name
            nameKeys[0] = keys
            mention(0, place)
            return 0
        }
        return open(name, keys, title, references, place)
    }

    /// The one speaker who bears an office; nil where none or several do.
    func bearer(of title: String) -> Int? {
        let keys = StoryWords.keys(title)
        guard !keys.isEmpty else { return nil }
        let bearers = speakers.indices.filter { number in
            keys.allSatisfy { key in
                titleKeys[number].contains(key) || titleKeys[number].contains { Self.isSame($0, key) }
            }
        }
        return bearers.count == 1 ? bearers[0] : nil
    }

    /// The one speaker whose family name a word is, in whatever case.
    func bearer(ofName key: String) -> Int? {
        let bearers = speakers.indices.filter { nameKeys[$0].contains { Self.isSame($0, key) } }
        return bearers.count == 1 ? bearers[0] : nil
    }

    mutating func titled(_ title: String, references: [String], at place: StoryRange) -> Int? {
        open("", [], title, references, place)
    }

    /// Whether an office is one of those a speaker bears; true where none is known.
    func mayBear(_ title: String, _ speaker: Int) -> Bool {
        guard speakers.indices.contains(speaker), !titleKeys[speaker].isEmpty else { return true }
        return StoryWords.keys(title).contains { key in titleKeys[speaker].contains { Self.isSame($0, key) } }
    }

    mutating func mention(_ speaker: Int, _ place: StoryRange) {
        guard speakers.indices.contains(speaker), speakers[speaker].mentions.last != place else { return }
        speakers[speaker].mentions.append(place)
    }

    private mutating func open(
        _ name: String, _ keys: [String], _ title: String, _ references: [String], _ place: StoryRange
    ) -> Int? {
        guard speakers.count < Self.limit else { return nil }
        let number = speakers.count
        speakers.append(Speaker(id: number, name: name, title: title, references: references, mentions: [place]))
        nameKeys.append(keys)
        titleKeys.append(Set(StoryWords.keys(title)))
        return number
    }

    private mutating func add(_ title: String, _ references: [String], _ place: StoryRange, to known: Int) {
        mention(known, place)
        titleKeys[known].formUnion(StoryWords.keys(title))
        if title.count > speakers[known].title.count { speakers[known].title = title }
        for reference in references where !speakers[known].references.contains(reference) {
            speakers[known].references.append(reference)
        }
    }

    private func known(_ keys: [String]) -> Int? {
        let bearers = nameKeys.indices.filter { number in
            let other = nameKeys[number]
            guard let last = keys.last, let otherLast = other.last, !other.isEmpty else { return false }
            let (short, long) = keys.count <= other.count ? (keys, other) : (other, keys)
            guard
                Self.isSame(last, otherLast) || short.count == 1 && long.contains(where: { Self.isSame($0, short[0]) })
            else {
                return false
            }
            return short.allSatisfy { key in long.contains { Self.isSame($0, key) || $0.count == 1 || key.count == 1 } }
        }
        return bearers.first
    }

    /// Whether two words are one name in two cases.
    static func isSame(_ left: String, _ right: String) -> Bool {
        if left == right { return true }
        let common = zip(left, right).prefix { $0 == $1 }.count
        let (short, long) = (min(left.count, right.count), max(left.count, right.count))
        return common >= 3 && (long - common <= 3 && short - common <= 1 || common == short && long - short <= 4)
    }
}
