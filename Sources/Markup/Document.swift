/// A whole HTML5 page.
///
/// The head starts with the character set, the view port and the title; `head` adds links to
/// sheets, other languages and feeds.
package func document(
    language: String,
    direction: Direction,
    title: String,
    head: Markup = Markup(),
    body attributes: [Attribute] = [],
    @MarkupBuilder content: () -> Markup
) -> Markup {
    let inner = content()
    var page = Markup(capacity: inner.bytes.count + head.bytes.count + 512)
    page.append(literal: "<!DOCTYPE html>\n<html")
    Attribute.lang(language).write(to: &page)
    Attribute.dir(direction).write(to: &page)
    page.append(literal: "><head><meta charset=\"utf-8\">")
    page.append(literal: "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>")
    page.append(escaping: title)
    page.append(literal: "</title>")
    page.append(head)
    page.append(literal: "</head><body")
    for attribute in attributes { attribute.write(to: &page) }
    page.append(byte: UInt8(ascii: ">"))
    page.append(inner)
    page.append(literal: "</body></html>\n")
    return page
}
