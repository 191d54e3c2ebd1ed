import Languages
import Markup
import Measures

/// How other sites show a link to a page (Open Graph), in its own language and with the others it can be had in.
struct PageCard: Sendable {
    /// `article` or `website`.
    let kind: String
    let about: String
    var published: Instant?
    /// An address of this node, without its host.
    var image: Address?

    func markup(_ title: String, _ wording: Wording, _ address: String, _ page: some Page) -> Markup {
        let short = String(about.prefix(300))
        return fragment {
            if !short.isEmpty { meta(.name("description"), .content(short)) }
            property("og:type", kind)
            property("og:title", title)
            if !short.isEmpty { property("og:description", short) }
            property("og:url", address)
            property("og:site_name", wording.say("site.name"))
            property("og:locale", wording.language.tag)
            for other in page.alternates ?? [] where other != wording.language {
                property("og:locale:alternate", other.tag)
            }
            if let published { property("article:published_time", published.text) }
            if let image { property("og:image", image.text) }
        }
    }

    private func property(_ name: String, _ content: String) -> Markup { meta(.property(name), .content(content)) }
}
