import Languages
import Measures

/// Writes one block in the notation of `BlockText`.
struct BlockWriter {
    let language: Language

    func text(of block: Block) -> String {
        switch block {
        case .paragraph(let text): Self.marked(text)
        case .heading(let text): "# " + text
        case .quotation(let quotation): self.quotation(quotation)
        case .list(let items, let isNumbered):
            items.enumerated().map { isNumbered ? "\($0.offset + 1). \($0.element)" : "- \($0.element)" }
                .joined(separator: "\n")
        case .table(let table):
            (table.rows.map { "| " + $0.map(Self.cell).joined(separator: " | ") + " |" }
                + (table.caption.isEmpty ? [] : ["|+ " + table.caption])).joined(separator: "\n")
        case .picture(let picture):
            insertion(.picture, [picture.id], [picture.alternative, picture.caption, picture.credit])
        case .film(let film): self.film(film)
        case .register(let block): register(block)
        }
    }

    /// A paragraph that begins like something else gets a backslash.
    private static func marked(_ text: String) -> String {
        guard let first = text.first, "#>|{-–•\\".contains(first) || first.isWholeNumber else { return text }
        if first == "\\" {
            guard let next = text.dropFirst().first, "#>|{-–•".contains(next) || next.isNumber else { return text }
        }
        return "\\" + text
    }

    private func quotation(_ quotation: Quotation) -> String {
        guard !quotation.speaker.isEmpty else { return "> " + quotation.text }
        let name = Inline.escaped(quotation.speaker)
        let speaker = quotation.reference.map { "[\(name)](\($0.reference))" } ?? name
        return "> \(quotation.text)\n> — \(speaker)"
    }

    private func film(_ film: StoryFilm) -> String {
        switch film.place {
        case .own(let id): insertion(.film, [id], [film.caption])
        case .foreign(let foreign):
            insertion(
                .film,
                [
                    foreign.provider, foreign.story, foreign.media, "\(foreign.width)x\(foreign.height)",
                    foreign.address,
                ], [film.caption, film.poster])
        }
    }

    private func register(_ block: RegisterBlock) -> String {
        let (word, names): (InsertionWord, [String]) =
            switch block.form {
            case .map: (.map, block.things)
            case .figure: (.figure, block.things + [block.property].compactMap(\.self))
            case .chart: (.chart, [block.property].compactMap(\.self) + block.things)
            }
        let state: [String] =
            switch block.state {
            case .live: []
            case .release: ["@"]
            case .position(let number): ["@#\(number)"]
            case .day(let day): ["@" + day.text]
            }
        return insertion(word, names + state, [block.caption])
    }

    private func insertion(_ word: InsertionWord, _ names: [String], _ parts: [String]) -> String {
        var parts = parts
        while parts.last?.isEmpty == true { parts.removeLast() }
        let all = [([word.word(in: language)] + names).joined(separator: " ")] + parts.map(Self.cell)
        return "{" + all.joined(separator: " | ") + "}"
    }

    private static func cell(_ text: String) -> String { text.replacing("|", with: "\\|") }
}
