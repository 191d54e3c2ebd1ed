import Films
import Languages
import Markup

/// A page for the frame of another site: what is shown, whose it is, and the way to its own page.
struct EmbedPage: Sendable {
    let wording: Wording
    let assetVersion: String
    let title: String
    let page: Address
    let content: Markup

    var markup: Markup {
        document(
            language: wording.language.tag, direction: Wording.direction(of: wording.language), title: title,
            head: fragment {
                link(.rel("stylesheet"), .href(Address("/assets/\(assetVersion)/littoral.css")))
                link(.rel("stylesheet"), .href(Address("/assets/\(assetVersion)/films.css")))
                link(.rel("canonical"), .href(page))
                meta(.name("robots"), .content("noindex"))
            }, body: [.class("embedded")]
        ) {
            main {
                content
                p(.class("small")) {
                    a(.href(page), .inNewWindow, .rel("noopener")) { wording.marked(byScript: title) }
                    " · "
                    wording.say("site.name")
                }
            }
        }
    }

    /// Shown where nothing can be: a sentence, no more.
    static func nothing(_ wording: Wording, assetVersion: String) -> Markup {
        EmbedPage(
            wording: wording, assetVersion: assetVersion, title: wording.say("film.embed-none-title"),
            page: Links(language: wording.language).films, content: p { wording.say("film.embed-none") }
        ).markup
    }

    /// The one kind of page that may stand in a frame of any site; nothing in it runs.
    static let policy =
        "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; media-src 'self'; base-uri 'none'; "
        + "form-action 'none'; frame-ancestors *"
}
