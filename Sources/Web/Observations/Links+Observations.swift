import Languages
import Markup
import Observations
import Serving

extension Links {
    var observations: Address { address("observations") }
    func observations(of series: String, in span: Range<Int64>? = nil) -> Address {
        address(
            "observations/\(series)" + (span.map { "?from=\($0.lowerBound / 1000)&to=\($0.upperBound / 1000)" } ?? ""))
    }
    func observation(_ reference: ObservationReference) -> Address {
        address("observation/\(reference.block)/\(reference.place)")
    }
    func observationsForm(of series: String) -> Address { address("drafts/new?kind=observations&series=\(series)") }
    var observationsImport: Address { address("observations/import") }
    func alertForm(of series: String) -> Address { address("drafts/new?kind=alert-rule&series=\(series)") }
    func observations(ofThing id: String) -> Address { address("observations?thing=\(id)") }
    /// What is behind a series of a list, narrowed as the list is.
    func observations(_ query: SeriesQuery, after id: String?) -> Address {
        let asked = [
            ("thing", query.thing), ("property", query.property), ("publisher", query.publisher), ("after", id),
        ]
        let parts = asked.compactMap { name, value in value.map { "\(name)=\(InterfaceOperation.escaped($0))" } }
        return address("observations" + (parts.isEmpty ? "" : "?" + parts.joined(separator: "&")))
    }
    /// A series on another datum; by one claim where several say how it lies.
    func observations(of series: String, in span: Range<Int64>, on datum: String, by claim: String? = nil) -> Address {
        Address(
            observations(of: series, in: span).text + "&datum=\(datum)" + (claim.map { "&conversion=\($0)" } ?? ""))
    }
    static let seriesParameters: Set<String> = ["from", "to", "datum", "conversion"]
    static let observationParameters: Set<String> = ["thing", "property", "publisher", "after"]
}
