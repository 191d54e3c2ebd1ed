import Clippings
import Languages

/// The blocks of a text that is taken in, with the links and quotations that were confirmed.
struct TakenText {
    private let taking: StoryTaking
    /// The first mention of every confirmed reference, by block.
    private let mentions: [Int: [NameLink]]
    private let quotations: [Int: Statement]

    init(_ taking: StoryTaking) {
        self.taking = taking
        let chosen = Set(taking.links.filter(taking.isChosen).map(\.reference))
        var seen: Set<String> = []
        var mentions: [Int: [NameLink]] = [:]
        for link in taking.read.links.sorted(by: { $0.place < $1.place })
        where chosen.contains(link.reference) && StoryLink(reference: link.reference) != nil
            && seen.insert(link.reference).inserted
        {
            mentions[link.place.block, default: []].append(link)
        }
        self.mentions = mentions
        var quotations: [Int: Statement] = [:]
        for (place, statement) in taking.read.statements.enumerated() where taking.isChosen(quotation: place) {
            quotations[statement.place.block] = statement
        }
        self.quotations = quotations
    }

    var blocks: [Block] {
        var blocks: [Block] = []
        var items: [String] = []
        var rows: [[String]] = []
        func flush() {
            if !items.isEmpty { blocks.append(.list(items: items, isNumbered: false)) }
            if !rows.isEmpty { blocks.append(.table(table(rows))) }
            (items, rows) = ([], [])
        }
        for (place, block) in taking.read.blocks.enumerated() {
            guard !block.text.isEmpty else { continue }
            if block.kind != .item, !items.isEmpty { flush() }
            if block.kind != .row, !rows.isEmpty { flush() }
            switch block.kind {
            case .title: break
            // A caption is often the title once more.
            case .caption where block.text == taking.read.title: break
            case .heading: blocks.append(.heading(Inline.escaped(block.text)))
            case .item: items.append(linked(block.text, place))
            case .row: rows.append(block.text.split(separator: "|").map { Inline.escaped($0.trimmed) })
            case .paragraph, .quotation, .caption: blocks.append(paragraph(block, place))
            }
        }
        flush()
        return films + blocks
    }

    private func table(_ rows: [[String]]) -> StoryTable {
        let width = rows.map(\.count).max() ?? 1
        return StoryTable(rows: rows.map { $0 + Array(repeating: "", count: width - $0.count) })
    }

    private func paragraph(_ block: StoryBlock, _ place: Int) -> Block {
        if let statement = quotations[place] {
            let speaker = taking.read.speakers.first { $0.id == statement.speaker }
            let name = [speaker?.name, speaker?.title].compactMap(\.self).filter { !$0.isEmpty }
            return .quotation(
                Quotation(
                    text: Inline.escaped(Self.withoutMarks(taking.read.text(statement.place))),
                    speaker: String(
                        name.joined(separator: taking.read.language == .fa ? "، " : ", ")
                            .prefix(StoryLimits.caption))))
        }
        if block.kind == .quotation { return .quotation(Quotation(text: linked(block.text, place))) }
        return .paragraph(linked(block.text, place))
    }

    /// A block of quotation needs no quotation marks.
    private static func withoutMarks(_ text: String) -> String {
        let trimmed = text.trimmed
        guard let first = trimmed.first, let last = trimmed.last, "«“„\"".contains(first), "»”“\"".contains(last),
            trimmed.count > 2
        else { return trimmed }
        return String(trimmed.dropFirst().dropLast()).trimmed
    }

    private var films: [Block] {
        taking.read.films.enumerated().compactMap { place, film in
            guard taking.isChosen(film: place), let foreign = StoryTaking.film(film) else { return nil }
            return .film(StoryFilm(.foreign(foreign)))
        }
    }

    /// The text with its confirmed names as links, everything else as the letters it consists of.
    private func linked(_ text: String, _ block: Int) -> String {
        let scalars = Array(text.unicodeScalars)
        func piece(_ range: Range<Int>) -> String {
            Inline.escaped(String(String.UnicodeScalarView(scalars[range.clamped(to: 0..<scalars.count)])))
        }
        var (written, place) = ("", 0)
        for link in mentions[block] ?? []
        where link.place.range.lowerBound >= place && link.place.range.upperBound <= scalars.count {
            written += piece(place..<link.place.range.lowerBound)
            written += "[\(piece(link.place.range))](\(link.reference))"
            place = link.place.range.upperBound
        }
        return written + piece(place..<scalars.count)
    }
}
