import Languages
import Measures
import Observations
import Register
import Serving

/// What is asked of the service of environmental data, read from an address.
struct EnvironmentalAsking: Sendable {
    enum Form: String, Sendable { case coverage = "CoverageJSON", features = "GeoJSON" }

    let span: Range<Int64>
    /// The series that are wanted; `nil` for all.
    let names: Set<String>?
    let form: Form

    static let parameters: Set<String> = ["datetime", "parameter-name", "crs", "f", "lang"]

    init(_ asked: AskedParameters, besides more: Set<String> = []) throws(RequestFault) {
        try asked.check { Self.parameters.contains($0) || more.contains($0) }
        span = try asked["datetime"].map { text throws(RequestFault) in try Self.span(text) } ?? .always
        names = asked["parameter-name"].map { Set($0.split(separator: ",").map(String.init)) }
        let wish = asked["f"] ?? Form.coverage.rawValue
        guard let form = [Form.coverage, .features].first(where: { $0.rawValue.lowercased() == wish.lowercased() })
        else {
            throw RequestFault.badValue(wish, field: "f", example: "CoverageJSON, GeoJSON")
        }
        self.form = form
        if let crs = asked["crs"], !["CRS84", ReferenceSystem.crs84.uri].contains(crs) {
            throw RequestFault.badValue(crs, field: "crs", example: "CRS84")
        }
    }

    /// A moment or day, or two with `/` between, either left open as `..`.
    private static func span(_ text: String) throws(RequestFault) -> Range<Int64> {
        let fault = RequestFault.badValue(text, field: "datetime", example: "2020-01-01T00:00:00Z/..")
        func ends(_ part: Substring) throws(RequestFault) -> Range<Int64>? {
            if part.isEmpty || part == ".." { return nil }
            if let instant = Instant(parsing: part) { return instant.milliseconds..<(instant.milliseconds + 1) }
            guard let period = try? Period(parsing: String(part)) else { throw fault }
            let time = ObservedTime.period(period)
            return time.start..<time.end
        }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count) else { throw fault }
        let (first, last) = (try ends(parts[0]), try ends(parts[parts.count - 1]))
        let start = first?.lowerBound ?? Range<Int64>.always.lowerBound
        let end = last?.upperBound ?? Range<Int64>.always.upperBound
        guard start < end else { throw fault }
        return start..<end
    }

    /// `POINT(lon lat)`; nothing else is a position.
    static func point(_ text: String) throws(RequestFault) -> Coordinate {
        let fault = RequestFault.badValue(text, field: "coords", example: "POINT(51.2 43.6)")
        let trimmed = text.uppercased().filter { $0 != "\n" }
        guard trimmed.hasPrefix("POINT"), let open = trimmed.firstIndex(of: "("), trimmed.hasSuffix(")") else {
            throw fault
        }
        let numbers = trimmed[trimmed.index(after: open)...].dropLast().split(separator: " ").map { Double($0) }
        guard numbers.count == 2, let lon = numbers[0], let lat = numbers[1], let place = Coordinate(lon: lon, lat: lat)
        else { throw fault }
        return place
    }
}
