import Measures
import Register

/// Reads what is set into a text: `{word names | caption}`.
struct InsertionReader {
    private let line: String
    private let number: Int
    private let names: [String]
    private let parts: [String]

    init(line: String, number: Int) {
        (self.line, self.number) = (line, number)
        let cells = BlockReader.cells("|" + line.dropFirst().dropLast())
        names = (cells.first ?? "").split(whereSeparator: \.isWhitespace).map(String.init)
        parts = Array(cells.dropFirst())
    }

    func block() throws(BlockText.Fault) -> Block {
        guard let word = names.first.flatMap(InsertionWord.init(word:)) else { throw fault(.insertionUnknown) }
        guard parts.allSatisfy({ $0.unicodeScalars.count <= StoryLimits.caption }) else { throw fault(.tooLong) }
        let rest = Array(names.dropFirst())
        switch word {
        case .picture:
            guard rest.count == 1, Identifier.isValid(rest[0]), let alternative = part(0) else {
                throw fault(.insertionIncomplete)
            }
            return .picture(
                StoryPicture(
                    id: rest[0], alternative: alternative, caption: part(1) ?? "", credit: part(2) ?? ""))
        case .film:
            let (place, poster) = (try film(rest), part(1) ?? "")
            guard poster.isEmpty || (place.isForeign && Identifier.isValid(poster)) else {
                throw fault(.insertionIncomplete)
            }
            return .film(StoryFilm(place, caption: part(0) ?? "", poster: poster))
        case .map, .chart, .figure: return .register(try register(word, rest))
        }
    }

    private func part(_ place: Int) -> String? {
        parts.count > place && !parts[place].isEmpty ? parts[place] : nil
    }

    private func film(_ names: [String]) throws(BlockText.Fault) -> StoryFilm.Place {
        if names.count == 1, Identifier.isValid(names[0]) { return .own(names[0]) }
        guard names.count == 5 else { throw fault(.insertionIncomplete) }
        let sides = names[3].split(whereSeparator: { "x×".contains($0) }).compactMap { Int($0) }
        guard sides.count == 2 else { throw fault(.insertionIncomplete) }
        let film = ForeignFilm(
            provider: names[0], story: names[1], media: names[2], width: sides[0], height: sides[1], address: names[4])
        guard film.isSound else { throw fault(.insertionIncomplete) }
        return .foreign(film)
    }

    private func register(_ word: InsertionWord, _ names: [String]) throws(BlockText.Fault) -> RegisterBlock {
        let (names, state) = try state(names)
        guard !names.isEmpty, names.allSatisfy(Identifier.isValid) else { throw fault(.insertionIncomplete) }
        guard names.count <= StoryLimits.things else { throw fault(.insertionTooMany) }
        let caption = part(0) ?? ""
        switch word {
        case .map where names.count == 1:
            return RegisterBlock(.map, things: names, state: state, caption: caption)
        case .figure where names.count == 2:
            return RegisterBlock(.figure, things: [names[0]], property: names[1], state: state, caption: caption)
        case .chart where names.count >= 2:
            return RegisterBlock(
                .chart, things: Array(names.dropFirst()), property: names[0], state: state, caption: caption)
        default: throw fault(.insertionIncomplete)
        }
    }

    /// The state asked for by a name that begins with `@`.
    private func state(_ names: [String]) throws(BlockText.Fault) -> ([String], RegisterBlock.State) {
        guard let last = names.last, last.hasPrefix("@") else { return (names, .live) }
        let wish = String(last.dropFirst())
        let rest = Array(names.dropLast())
        if wish.isEmpty { return (rest, .release) }
        if wish.hasPrefix("#"), let position = Int64(wish.dropFirst()), position > 0 {
            return (rest, .position(position))
        }
        guard let day = Day(stated: wish) else { throw fault(.dayUnreadable) }
        return (rest, .day(day))
    }

    private func fault(_ code: BlockText.Fault.Code) -> BlockText.Fault {
        BlockText.Fault(code: code, line: number, text: String(line.prefix(60)))
    }
}
