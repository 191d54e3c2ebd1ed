/// What the elements and classes of a page are to a reader of its story.
enum PageWords {
    static let raw: Set<String> = ["script", "style", "textarea", "title", "xmp", "noembed"]

    /// Elements around a story, never of it.
    static let furniture: Set<String> = [
        "nav", "footer", "aside", "form", "button", "select", "menu", "dialog", "noscript", "template", "svg", "math",
        "object", "canvas", "map", "datalist", "fieldset", "audio", "applet",
    ]

    /// Of these the elements that some pages put around all they hold.
    static let wrappers: Set<String> = ["form", "fieldset", "aside", "menu", "dialog", "object"]

    static let frames: Set<String> = ["iframe", "embed", "video", "source", "object"]

    static let blocks: Set<String> = [
        "p", "div", "section", "article", "main", "header", "footer", "aside", "nav", "h1", "h2", "h3", "h4", "h5",
        "h6",
        "ul", "ol", "li", "dl", "dt", "dd", "table", "thead", "tbody", "tr", "caption", "blockquote", "figure",
        "figcaption", "pre", "hr", "address", "form", "fieldset", "body", "html", "head", "details", "summary",
        "center",
        "video", "iframe", "button", "select", "option", "label", "time",
    ]

    static let headings: Set<String> = ["h1", "h2", "h3", "h4", "h5", "h6"]

    /// Elements without an end.
    static let void: Set<String> = [
        "br", "img", "hr", "meta", "link", "input", "source", "embed", "area", "base", "col", "wbr", "track", "param",
    ]

    /// Words of classes and ids that name what stands around a story.
    private static let classes: Set<String> = [
        "share", "sharing", "social", "socials", "menu", "nav", "navbar", "navigation", "breadcrumb", "breadcrumbs",
        "related", "comment", "comments", "sidebar", "footer", "cookie", "cookies", "banner", "advert", "advertisement",
        "ads", "subscribe", "subscription", "newsletter", "tags", "taglist", "pagination", "pager",
        "toolbar", "login", "search", "promo", "recommended", "recommend", "popular", "counter", "rating",
    ]

    static func namesFurniture(_ written: String) -> Bool {
        guard !written.isEmpty else { return false }
        for word in written.prefix(512).lowercased().split(whereSeparator: { !$0.isLetter }).prefix(40)
        where classes.contains(String(word)) {
            return true
        }
        return false
    }
}
