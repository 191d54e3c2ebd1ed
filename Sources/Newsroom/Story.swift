import Journal
package import Languages
package import Measures
package import Register

/// Something published: its text in language versions, what it means in the register, and how far it has come.
package struct Story: Sendable, Hashable {
    package let id: String
    /// The language in which it was written first; the other versions are made from that one.
    package var original: Language
    package var versions: [Language: StoryVersion]
    /// What it means, beside what its text leads to.
    package var links: [StoryLink] = []
    package var sectors: [Sector] = []
    /// The meeting on whose occasion it was written.
    package var occasion: String?
    /// The thing where it happened.
    package var place: String?
    /// When it happened.
    package var date: Period?
    /// Where it was published first, when it was taken in from elsewhere.
    package var source: StorySource?
    /// Nobody else sees it before this moment.
    package var embargo: Instant?
    /// What this wording sets right of the one before; empty where nothing was wrong.
    package var correction = Text()
    /// Why it was taken back; it is then shown as such, without its text.
    package var withdrawal = Text()
    /// The digest of the file it was taken in from, untouched.
    package var originalFile: String?
    package var visibility = Visibility.everyone

    package init(id: String, original: Language, versions: [Language: StoryVersion]) {
        (self.id, self.original, self.versions) = (id, original, versions)
    }

    package var isWithdrawn: Bool { !withdrawal.isEmpty }
}

/// Who published a story elsewhere, where and when.
package struct StorySource: Sendable, Hashable {
    package var publisher: String
    package var title: String
    package var address: String?
    package var date: Period?

    package init(publisher: String, title: String = "", address: String? = nil, date: Period? = nil) {
        (self.publisher, self.title, self.address, self.date) = (publisher, title, address, date)
    }
}

/// A story in one language.
package struct StoryVersion: Sendable, Hashable {
    package enum Maker: String, Sendable, Hashable, CaseIterable { case human, machine }

    package var title: String
    package var lead: String
    package var blocks: [Block]
    /// Who wrote or translated it, as it is to be shown; empty where nobody is named.
    package var author = ""
    /// The digest of the original that it was made from; `nil` for the original.
    package var madeFrom: String?
    package var maker = Maker.human
    /// Whether nobody who speaks the language has read it yet.
    package var isUnchecked = false

    package init(title: String, lead: String = "", blocks: [Block] = []) {
        (self.title, self.lead, self.blocks) = (title, lead, blocks)
    }

    /// What tells one wording from another: title, lead and blocks, and neither who made it nor how.
    package var digest: String {
        let wording = JSON(fields: [
            ("blocks", .array(blocks.map(\.json))), ("lead", .string(lead)), ("title", .string(title)),
        ])
        return String(Digest(hashing: wording.canonical).hex.prefix(32))
    }

    /// Title, lead and text in plain words.
    package var plainText: String {
        ([lead] + blocks.map(\.plainText)).filter { !$0.isEmpty }.joined(separator: "\n")
    }
}

/// How a language version stands to its original.
package enum StoryVersionState: String, Sendable, Hashable, CaseIterable {
    case original
    /// Made from the original as it stands.
    case current
    /// The original has changed since.
    case stale
}

extension Story {
    /// `nil` where there is no version in that language.
    package func state(of language: Language) -> StoryVersionState? {
        guard let version = versions[language] else { return nil }
        if language == original { return .original }
        return version.madeFrom == versions[original]?.digest ? .current : .stale
    }

    /// The languages it can be read in, in the fixed order of the languages.
    package var languages: [Language] { Language.allCases.filter { versions[$0] != nil } }

    /// The version to show a reader: in the reader's language, whatever its state, else along the fallbacks, a sound one
    /// before a stale one, else the original.
    package func reading(in language: Language) -> (version: StoryVersion, language: Language)? {
        let order = [language] + language.readingOrder.filter { state(of: $0) != .stale } + [original] + languages
        return order.lazy.compactMap { tag in versions[tag].map { ($0, tag) } }.first
    }

    /// Its title in all languages that have one.
    package var title: Text { Text(versions.mapValues(\.title)) }

    /// Everything it means: what is named, where and on which occasion it happened, and what its texts lead to.
    package var meanings: [StoryLink] {
        var all = Set(links)
        for id in [occasion, place].compactMap(\.self) { all.insert(StoryLink(.thing, id)) }
        for version in versions.values {
            for block in version.blocks { all.formUnion(block.links) }
        }
        return all.sorted()
    }

    /// The same story as taken back: what says that it was, without its texts.
    package func withdrawn(because reason: Text) -> Story {
        var story = self
        story.withdrawal = reason
        story.correction = Text()
        story.versions = versions.mapValues { version in
            var bare = version
            (bare.lead, bare.blocks) = ("", [])
            return bare
        }
        story.originalFile = nil
        return story
    }
}

extension Block {
    /// What of this node it leads to or shows.
    package var links: [StoryLink] {
        switch self {
        case .paragraph(let text), .heading(let text): Inline.links(in: text)
        case .quotation(let quotation):
            Inline.links(in: quotation.text) + [quotation.reference].compactMap(\.self)
        case .list(let items, _): items.flatMap(Inline.links)
        case .table(let table): table.rows.flatMap { $0.flatMap(Inline.links) }
        case .picture, .film: []
        case .register(let block): block.things.map { StoryLink(.thing, $0) }
        }
    }
}
