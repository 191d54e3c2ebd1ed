extension Element {
    /// `<iframe>`.
    static let frame = Element("iframe")
}

/// `<iframe>`: another page within this one, with buttons that can fill the screen.
///
/// The one place where a page may show what lies on another host: the policy of the answer must name that host, and
/// the reader must have asked for it.
package func frame(of address: Address, title: String, width: Int, height: Int, _ attributes: Attribute...) -> Markup {
    guard !address.isRefused else { return Markup() }
    let own = [
        Attribute("src", address.text), .title(title), Attribute("width", integer: width),
        Attribute("height", integer: height), Attribute(flag: "allowfullscreen", true), .lazy,
        Attribute("referrerpolicy", "no-referrer"),
    ]
    return element(.frame, own + attributes)
}

extension Attribute {
    /// A link that leads out of a frame into a page of its own.
    package static let inNewWindow = Attribute("target", "_blank")
    /// The text track that is shown until the reader chooses another.
    package static let byDefault = Attribute(flag: "default", true)
    /// The pictures of one thing in several widths, each of this node.
    package static func sources(_ pictures: [(address: Address, width: Int)]) -> Attribute {
        let known = pictures.filter { $0.address.isLocal && !$0.address.isRefused }
        return Attribute("srcset", known.map { "\($0.address.text) \($0.width)w" }.joined(separator: ", "))
    }
    /// How wide such a picture is shown.
    package static func sizes(_ text: String) -> Attribute { Attribute("sizes", text) }
}
