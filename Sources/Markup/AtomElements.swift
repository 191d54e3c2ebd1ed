/// The elements of an Atom feed (RFC 4287), under one roof because `title`, `link` and `summary` are elsewhere HTML's.
///
/// Texts are plain; what XML forbids becomes U+FFFD.
package enum Atom {
    /// What holds nothing but text.
    package enum TextElement: Sendable {
        case id, title, subtitle, updated, name, uri, summary, rights

        fileprivate var element: Element {
            switch self {
            case .id: Element("id")
            case .title: Element("title")
            case .subtitle: Element("subtitle")
            case .updated: Element("updated")
            case .name: Element("name")
            case .uri: Element("uri")
            case .summary: Element("summary")
            case .rights: Element("rights")
            }
        }
    }

    /// A whole feed, its texts in one language, a BCP 47 tag.
    package static func document(language: String, @MarkupBuilder content: () -> Markup) -> Markup {
        let inner = content()
        var feed = Markup(capacity: inner.bytes.count + 128)
        feed.append(literal: "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\"")
        Attribute("xml:lang", language).write(to: &feed)
        feed.append(byte: UInt8(ascii: ">"))
        feed.append(inner)
        feed.append(literal: "</feed>\n")
        return feed
    }

    package static func entry(@MarkupBuilder content: () -> Markup) -> Markup {
        element(Element("entry"), content: content)
    }

    package static func author(@MarkupBuilder content: () -> Markup) -> Markup {
        element(Element("author"), content: content)
    }

    package static func text(_ name: TextElement, _ text: String) -> Markup {
        element(name.element) { Markup(text: allowed(text)) }
    }

    /// An address goes out as it is given, checked by nobody: feeds want absolute ones of this node.
    package static func link(_ rel: String, _ address: String, type: String, hreflang: String? = nil) -> Markup {
        element(
            Element("link", .drawing),
            [
                Attribute("rel", rel), Attribute("type", type), hreflang.map { Attribute("hreflang", $0) } ?? .none,
                Attribute("href", address),
            ])
    }

    package static func category(_ term: String, label: String) -> Markup {
        element(Element("category", .drawing), [Attribute("term", term), Attribute("label", allowed(label))])
    }

    package static func generator(_ name: String, version: String) -> Markup {
        element(Element("generator"), [Attribute("version", version)]) { Markup(text: name) }
    }

    /// XML knows two code points less than HTML.
    private static func allowed(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isForbidden) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.map { isForbidden($0) ? "\u{FFFD}" : $0 }))
    }

    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value == 0xFFFE || scalar.value == 0xFFFF
    }
}
