package import Measures

/// One piece of a story's text, in the order in which it is read.
///
/// Texts in it are written in the small notation of `Inline`; nothing in it is markup of a page.
package enum Block: Sendable, Hashable {
    case paragraph(String)
    case heading(String)
    case quotation(Quotation)
    case list(items: [String], isNumbered: Bool)
    case table(StoryTable)
    case picture(StoryPicture)
    case film(StoryFilm)
    case register(RegisterBlock)
}

/// Words that somebody said, with who it was.
package struct Quotation: Sendable, Hashable {
    package var text: String
    package var speaker: String
    /// The thing or party that the speaker is.
    package var reference: StoryLink?

    package init(text: String, speaker: String = "", reference: StoryLink? = nil) {
        (self.text, self.speaker, self.reference) = (text, speaker, reference)
    }
}

/// A table whose first row names the columns.
package struct StoryTable: Sendable, Hashable {
    package var rows: [[String]]
    package var caption: String

    package init(rows: [[String]], caption: String = "") { (self.rows, self.caption) = (rows, caption) }
}

/// A picture of this node by its id, with what it shows in words.
package struct StoryPicture: Sendable, Hashable {
    package var id: String
    package var alternative: String
    package var caption: String
    package var credit: String

    package init(id: String, alternative: String, caption: String = "", credit: String = "") {
        (self.id, self.alternative, self.caption, self.credit) = (id, alternative, caption, credit)
    }
}

/// A film, of this node or of somebody else's site.
package struct StoryFilm: Sendable, Hashable {
    package enum Place: Sendable, Hashable {
        case own(String)
        case foreign(ForeignFilm)

        var isForeign: Bool { if case .foreign = self { true } else { false } }
    }

    package var place: Place
    package var caption: String
    /// The picture of this node that stands for a film of another site, of which nothing is loaded; empty where none does.
    ///
    /// A film of this node has a poster of its own.
    package var poster: String

    package init(_ place: Place, caption: String = "", poster: String = "") {
        (self.place, self.caption, self.poster) = (place, caption, poster)
    }
}

/// A film that another site shows, as that site refers to it.
package struct ForeignFilm: Sendable, Hashable {
    /// The host of the site, for instance `news.example`.
    package let provider: String
    /// The story it belongs to there, and its own number.
    package let story: String
    package let media: String
    package let width: Int
    package let height: Int
    /// Where it is shown.
    package let address: String

    package init(provider: String, story: String, media: String, width: Int, height: Int, address: String) {
        self.provider = provider
        self.story = story
        self.media = media
        self.width = width
        self.height = height
        self.address = address
    }
}

/// What the register holds, set into a story: computed whenever it is read, as it stands or as it stood.
package struct RegisterBlock: Sendable, Hashable {
    package enum Form: String, Sendable, Hashable, CaseIterable {
        /// Where a thing lies.
        case map
        /// One property of several things beside each other.
        case chart
        /// One property of one thing.
        case figure
    }

    /// The state of the register that it shows.
    package enum State: Sendable, Hashable {
        /// As it stands whenever the story is read.
        case live
        /// As it stood after an entry of the journal.
        case position(Int64)
        /// As it stood at the end of a day.
        case day(Day)
        /// As it stands when the draft is let in; an entry holds a position instead.
        case release
    }

    package var form: Form
    package var things: [String]
    package var property: String?
    package var state: State
    package var caption: String

    package init(
        _ form: Form, things: [String], property: String? = nil, state: State = .live, caption: String = ""
    ) {
        self.form = form
        self.things = things
        self.property = property
        self.state = state
        self.caption = caption
    }
}

extension Block {
    /// What of it is read as running text, in plain words: for searching and for the digest of feeds.
    package var plainText: String {
        switch self {
        case .paragraph(let text), .heading(let text): Inline.plain(text)
        case .quotation(let quotation):
            [Inline.plain(quotation.text), quotation.speaker].filter { !$0.isEmpty }.joined(separator: " ")
        case .list(let items, _): items.map(Inline.plain).joined(separator: "\n")
        case .table(let table): (table.rows.flatMap(\.self) + [table.caption]).map(Inline.plain).joined(separator: " ")
        case .picture(let picture):
            [picture.alternative, Inline.plain(picture.caption)].filter { !$0.isEmpty }.joined(separator: " ")
        case .film(let film): Inline.plain(film.caption)
        case .register(let block): Inline.plain(block.caption)
        }
    }
}
