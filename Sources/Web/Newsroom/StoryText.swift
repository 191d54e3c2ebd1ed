import Languages
import Markup
import Newsroom
import Register

/// The text of a story version as a page shows it: every word is escaped, every link goes to the web or to this node.
struct StoryText {
    let wording: Wording
    /// The language of the version, which may be another than the page's.
    let language: Language
    let media: StoryMedia
    /// What is set in from the register, by its place among the blocks.
    let insertions: [Int: Markup]

    private var links: Links { Links(language: wording.language) }

    func markup(of version: StoryVersion) -> Markup {
        let isForeign = language != wording.language
        return div(
            .class("story-text"), .when(isForeign, .lang(language.tag)),
            .when(isForeign, .dir(Wording.direction(of: language)))
        ) {
            for (place, block) in version.blocks.enumerated() { markup(block, place) }
        }
    }

    private func markup(_ block: Block, _ place: Int) -> Markup {
        switch block {
        case .paragraph(let text): p { inline(text) }
        case .heading(let text): h2 { inline(text) }
        case .quotation(let quotation): self.quotation(quotation)
        case .list(let items, let isNumbered):
            isNumbered
                ? ol { for item in items { li { inline(item) } } } : ul { for item in items { li { inline(item) } } }
        case .table(let table): self.table(table)
        case .picture(let picture): self.picture(picture)
        case .film(let film): self.film(film)
        case .register(let register):
            element(.figure, [.class("story-register")]) {
                insertions[place] ?? p { wording.say("story.insertion.gone") }
                if !register.caption.isEmpty { figcaption { inline(register.caption) } }
            }
        }
    }

    func inline(_ line: String) -> Markup {
        fragment {
            for piece in Inline.read(line) {
                switch piece {
                case .text(let text): Markup(text: text)
                case .stressed(let text): em { text }
                case .strong(let text): strong { text }
                case .link(let text, .own(let link)): a(.href(links.address(of: link))) { text }
                case .link(let text, .web(let address)):
                    a(.href(Address(address)), .rel("external noreferrer")) { text }
                }
            }
        }
    }

    private func quotation(_ quotation: Quotation) -> Markup {
        element(.figure, [.class("story-quotation")]) {
            blockquote { p { inline(quotation.text) } }
            if !quotation.speaker.isEmpty {
                figcaption {
                    "— "
                    if let link = quotation.reference {
                        a(.href(links.address(of: link))) { quotation.speaker }
                    } else {
                        quotation.speaker
                    }
                }
            }
        }
    }

    private func table(_ content: StoryTable) -> Markup {
        let name = content.caption.isEmpty ? wording.say("story.table") : Inline.plain(content.caption)
        return div(.class("table-scroll"), .tabindex(0), .role("region"), .aria("label", name)) {
            element(.table, []) {
                if !content.caption.isEmpty { caption { inline(content.caption) } }
                thead { tr { for cell in content.rows.first ?? [] { th(.scope("col")) { inline(cell) } } } }
                tbody {
                    for row in content.rows.dropFirst() {
                        tr { for cell in row { td { inline(cell) } } }
                    }
                }
            }
        }
    }

    private func picture(_ picture: StoryPicture) -> Markup {
        element(.figure, [.class("story-picture")]) {
            media.picture(picture, wording) ?? p(.class("story-placeholder")) { picture.alternative }
            if !picture.caption.isEmpty || !picture.credit.isEmpty {
                figcaption {
                    inline(picture.caption)
                    if !picture.credit.isEmpty {
                        picture.caption.isEmpty ? "" : " · "
                        span(.class("about")) { wording.say("story.credit", ["name": .text(picture.credit)]) }
                    }
                }
            }
        }
    }

    private func film(_ film: StoryFilm) -> Markup {
        element(.figure, [.class("story-film")]) {
            media.film(film, wording) ?? elsewhere(film)
            if !film.caption.isEmpty { figcaption { inline(film.caption) } }
        }
    }

    /// A film of another site is one step away: nothing of it is asked for before the reader does so.
    private func elsewhere(_ film: StoryFilm) -> Markup {
        guard case .foreign(let foreign) = film.place else {
            return p(.class("story-placeholder")) { wording.say("story.film.gone") }
        }
        return p(.class("story-placeholder")) {
            a(.href(Address(foreign.address)), .rel("external noreferrer")) {
                wording.say("story.film.at", ["site": .text(foreign.provider)])
            }
            " "
            span(.class("about")) { wording.say("story.film.elsewhere") }
        }
    }
}
