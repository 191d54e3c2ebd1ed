/// Gathers the content of an element.
///
/// Every step takes and gives `Markup` itself, so that the compiler has nothing to
/// infer and a page of hundreds of elements is checked in milliseconds.
@resultBuilder
package enum MarkupBuilder {
    /// A string in the content is text: it is escaped.
    package static func buildExpression(_ text: String) -> Markup { Markup(text: text) }

    /// An element or fragment is taken as it is.
    package static func buildExpression(_ markup: Markup) -> Markup { markup }

    /// One part alone needs no copy.
    package static func buildBlock(_ part: Markup) -> Markup { part }

    /// Parts one after the other; no white space is put between them.
    package static func buildBlock(_ parts: Markup...) -> Markup { joined(parts) }

    /// An `if` without `else`.
    package static func buildOptional(_ part: Markup?) -> Markup { part ?? Markup() }

    /// The first branch of an `if` or `switch`.
    package static func buildEither(first part: Markup) -> Markup { part }

    /// The other branches.
    package static func buildEither(second part: Markup) -> Markup { part }

    /// A `for` loop.
    package static func buildArray(_ parts: [Markup]) -> Markup { joined(parts) }

    private static func joined(_ parts: [Markup]) -> Markup {
        var length = 0
        for part in parts { length += part.bytes.count }
        var result = Markup(capacity: length)
        for part in parts { result.append(part) }
        return result
    }
}

/// A fragment made outside an element, for instance several siblings returned from one function.
package func fragment(@MarkupBuilder content: () -> Markup) -> Markup {
    content()
}
