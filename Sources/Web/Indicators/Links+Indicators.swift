import Environment
import Languages
import Markup

extension Links {
    /// The indicators, as they stand or as they stood.
    func indicators(at moment: IndicatorTime = .now) -> Address { address("indicators" + moment.query) }
    var newIndicator: Address { address("drafts/new?kind=indicator") }
    func newWording(ofIndicator id: String) -> Address { address("drafts/new?kind=indicator&indicator=\(id)") }
    var indicatorsFeed: Address { address("indicators.atom") }
    func indicator(_ id: String, at moment: IndicatorTime = .now) -> Address {
        address("indicators/\(id)" + moment.query)
    }

    /// Where a figure that an indicator rests on is found.
    func origin(of figure: IndicatorFigure) -> Address {
        switch figure.origin {
        case .claim(let id): claim(id)
        case .observation(_, let block, let place): address("observation/\(block)/\(place)")
        case .observations(let series, _): observations(of: series, in: figure.milliseconds)
        }
    }
}

extension IndicatorTime {
    fileprivate var query: String { text.map { "?at=\($0)" } ?? "" }
}
