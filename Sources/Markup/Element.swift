/// The name of an element; the set is closed, `style` is not in it, and `script` only names a file.
package struct Element: Sendable {
    enum Content {
        case parts
        /// Never has content and no end tag.
        case none
        /// The parser drops a line break right after the start tag, so one must be given for it to drop.
        case verbatim
        /// An element of a drawing, closed at once when empty.
        case drawing
    }

    let name: StaticString
    let content: Content

    init(_ name: StaticString, _ content: Content = .parts) {
        self.name = name
        self.content = content
    }
}

/// An element by name, for the rare place where a local name hides the function.
///
/// For example `element(.label, [.for("x")]) { … }`. Content given to an element that never has any is dropped.
package func element(
    _ element: Element, _ attributes: [Attribute] = [], @MarkupBuilder content: () -> Markup = Markup.init
) -> Markup {
    if element.content == .none {
        var markup = Markup(capacity: 16 + 24 * attributes.count)
        open(element, attributes, into: &markup)
        return markup
    }
    let inner = content()
    let tags = 2 * element.name.utf8CodeUnitCount + 5
    var markup = Markup(capacity: inner.bytes.count + tags + 24 * attributes.count)
    if element.content == .drawing && inner.isEmpty {
        open(element, attributes, closing: true, into: &markup)
        return markup
    }
    open(element, attributes, into: &markup)
    if element.content == .verbatim && inner.bytes.first == UInt8(ascii: "\n") {
        markup.append(byte: UInt8(ascii: "\n"))
    }
    markup.append(inner)
    markup.append(literal: "</")
    markup.append(literal: element.name)
    markup.append(byte: UInt8(ascii: ">"))
    return markup
}

private func open(_ element: Element, _ attributes: [Attribute], closing: Bool = false, into markup: inout Markup) {
    markup.append(byte: UInt8(ascii: "<"))
    markup.append(literal: element.name)
    for attribute in attributes { attribute.write(to: &markup) }
    if closing { markup.append(byte: UInt8(ascii: "/")) }
    markup.append(byte: UInt8(ascii: ">"))
}
