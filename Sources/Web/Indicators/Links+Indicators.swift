import Environment
import Languages
import Markup
import Measures

extension Links {
    /// The indicators, as they stand or as they stood.
    func indicators(at moment: IndicatorTime = .now) -> Address { address("indicators" + moment.query) }
    func indicator(_ id: String, at moment: IndicatorTime = .now) -> Address {
        address("indicators/\(id)" + moment.query)
    }

    /// Where a figure that an indicator rests on is found.
    func origin(of figure: IndicatorFigure) -> Address {
        switch figure.origin {
        case .claim(let id): claim(id)
        case .observation(_, let block, let place): address("observation/\(block)/\(place)")
        }
    }
}

/// Of when an indicator is asked.
enum IndicatorTime: Sendable, Hashable {
    case now
    case after(Int64)
    case day(Day)

    var query: String {
        switch self {
        case .now: ""
        case .after(let position): "?at=\(position)"
        case .day(let day): "?at=\(day.text)"
        }
    }
}
