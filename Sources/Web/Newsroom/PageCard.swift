import Languages
import Markup
import Measures

/// How other sites show a link to a page (Open Graph), in its own language and with the others it can be had in.
struct PageCard: Sendable {
    /// `article` or `website`.
    let kind: String
    let about: String
    var published: Instant?
    var image: Image?

    /// A picture that stands for the page, at an address of this node without its host.
    struct Image: Sendable, Hashable {
        let path: String
        let width: Int
        let height: Int
        var words = ""
    }

    /// `base` is what stands before every path.
    func markup(_ title: String, _ wording: Wording, _ base: String, _ path: String, _ page: some Page) -> Markup {
        let short = String(about.prefix(300))
        return fragment {
            if !short.isEmpty { meta(.name("description"), .content(short)) }
            property("og:type", kind)
            property("og:title", title)
            if !short.isEmpty { property("og:description", short) }
            property("og:url", base + path)
            property("og:site_name", wording.say("site.name"))
            property("og:locale", wording.language.tag)
            for other in page.alternates ?? [] where other != wording.language {
                property("og:locale:alternate", other.tag)
            }
            if let published { property("article:published_time", published.text) }
            if let image {
                property("og:image", base + image.path)
                property("og:image:width", String(image.width))
                property("og:image:height", String(image.height))
                if !image.words.isEmpty { property("og:image:alt", image.words) }
            }
        }
    }

    private func property(_ name: String, _ content: String) -> Markup { meta(.property(name), .content(content)) }
}
