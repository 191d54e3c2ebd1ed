import Environment
import Markup
import Measures

extension Links {
    /// What a level touches.
    func level(_ question: LevelQuestion = .newest) -> Address { address("level" + question.query) }
    /// The level so far.
    var levelRecord: Address { address("level/record") }
}

extension LevelQuestion {
    /// The part of an address that asks it.
    var query: String {
        switch self {
        case .newest: ""
        case .level(let number): "?level=\(number.text)"
        case .scenario(let id, let year): "?scenario=\(id)&year=\(year)"
        case .line(let year): "?scenario=\(Self.lineName)&year=\(year)"
        }
    }
}
