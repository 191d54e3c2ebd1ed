extension Block {
    /// Everything of this node that it names, in captions as well.
    package var namings: Set<StoryLink> {
        var namings = Set(links)
        _ = mapLines { line in
            namings.formUnion(Inline.links(in: line))
            return line
        }
        return namings
    }

    /// The same block in which only what is known is named; the words of other links stay.
    package func naming(only known: Set<StoryLink>) -> Block {
        guard !namings.isSubset(of: known) else { return self }
        switch mapLines({ Inline.naming(only: known, in: $0) }) {
        case .quotation(var quotation):
            if let reference = quotation.reference, !known.contains(reference) { quotation.reference = nil }
            return .quotation(quotation)
        case .register(var register):
            register.things = register.things.filter { known.contains(StoryLink(.thing, $0)) }
            return .register(register)
        case let other: return other
        }
    }

    /// The block with every line changed in which links may stand.
    private func mapLines(_ change: (String) -> String) -> Block {
        switch self {
        case .paragraph(let text): return .paragraph(change(text))
        case .heading(let text): return .heading(change(text))
        case .quotation(var quotation):
            quotation.text = change(quotation.text)
            return .quotation(quotation)
        case .list(let items, let isNumbered): return .list(items: items.map(change), isNumbered: isNumbered)
        case .table(var table):
            table.rows = table.rows.map { $0.map(change) }
            table.caption = change(table.caption)
            return .table(table)
        case .picture(var picture):
            picture.caption = change(picture.caption)
            return .picture(picture)
        case .film(var film):
            film.caption = change(film.caption)
            return .film(film)
        case .register(var register):
            register.caption = change(register.caption)
            return .register(register)
        }
    }
}

extension Inline {
    /// A line in which only links to what is known lead somewhere.
    static func naming(only known: Set<StoryLink>, in line: String) -> String {
        read(line).map { piece in
            switch piece {
            case .link(let text, .own(let link)) where !known.contains(link): escaped(text)
            case .link(let text, let target): "[\(escaped(text))](\(target.text))"
            case .text(let text): escaped(text)
            case .stressed(let text): "*\(escaped(text))*"
            case .strong(let text): "**\(escaped(text))**"
            }
        }.joined()
    }
}
