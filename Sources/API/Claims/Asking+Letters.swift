import Environment
import Newsroom
import Observations
import OpenData
import Problems
import Register

extension Asking {
    /// The entries behind which a letter stands, as far as the reader may read them.
    func entries(restingOn letter: Letter) throws -> [LetterBehind] {
        try reading.entries(restingOn: letter).filter { item in
            try item.reference.map(mayRead) ?? false
        }
    }

    /// The letters behind some entries that the reader has read, the newest first.
    func lettersBehind(_ positions: [Int64]) throws -> [LetterBehind] {
        try reading.letters(behind: positions).values.sorted { $0.position > $1.position }
    }

    func letters(behind steps: [TrailStep]) throws -> [LetterBehind] { try lettersBehind(steps.map(\.position)) }

    private func mayRead(_ reference: Reference) throws -> Bool {
        switch reference {
        case .claim(let id): try reading.knows(claim: id)
        case .account(let thing, _), .thing(let thing):
            try reading.thing(thing) != nil || reading.standing(for: thing) != nil
        case .party(let id): vocabulary.parties[id] != nil
        case .story(let id): try reading.story(id) != nil
        case .series(let id): try reading.series(id) != nil
        case .indicator(let id): try reading.indicator(id, at: reading.indicatorMoment()) != nil
        case .problem(let id): try reading.problem(id) != nil
        default: false
        }
    }
}
