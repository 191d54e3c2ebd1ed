import Languages
import Measures
import OpenData
import Serving

/// What is asked of the items of a collection, read from the parameters of an address.
struct FeatureAsking: Sendable {
    let query: FeatureQuery
    let system: ReferenceSystem

    /// The parameters that every list of items takes, beside the attributes of its collection.
    static let parameters: Set<String> = [
        "limit", "bbox", "bbox-crs", "datetime", "crs", "filter", "filter-lang", "filter-crs", "after", "lang", "f",
    ]

    init(_ asked: AskedParameters, _ collection: FeatureCollection) throws {
        try asked.check { Self.parameters.contains($0) || collection.attribute($0) != nil }
        var query = FeatureQuery()
        if let text = asked["limit"] { query.limit = try Self.limit(text) }
        let boxSystem = try Self.system(asked, "bbox-crs")
        if let text = asked["bbox"] { query.boxes = try Self.boxes(text, boxSystem) }
        if let text = asked["datetime"] { query.moments = try Self.moments(text) }
        query.filter = try Self.filter(asked, collection)
        query.after = asked["after"]
        self.query = query
        system = try Self.system(asked, "crs")
    }

    static func system(_ asked: AskedParameters, _ name: String) throws(RequestFault) -> ReferenceSystem {
        guard let text = asked[name] else { return .crs84 }
        // Some programs put the address in pointed brackets, as a header has it.
        let bare = text.hasPrefix("<") && text.hasSuffix(">") ? String(text.dropFirst().dropLast()) : text
        guard let system = ReferenceSystem(uri: bare) else {
            throw RequestFault.badValue(text, field: name, example: ReferenceSystem.latitudeFirst.uri)
        }
        return system
    }

    /// More than the most is taken as the most, as the standard has it.
    private static func limit(_ text: String) throws(RequestFault) -> Int {
        guard let limit = Int(text), limit >= 1 else {
            throw RequestFault.badValue(text, field: "limit", example: "100")
        }
        return min(limit, FeatureQuery.limitMax)
    }

    /// West, south, east and north, or the same with heights, which are not looked at.
    private static func boxes(_ text: String, _ system: ReferenceSystem) throws(RequestFault) -> [Box] {
        let fault = RequestFault.badValue(text, field: "bbox", example: "44.9,35.5,57.1,48.3")
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { Double($0) }
        guard numbers.count == parts.count, numbers.count == 4 || numbers.count == 6 else { throw fault }
        let upper = numbers.count / 2
        guard let low = system.place(numbers[0], numbers[1]),
            let high = system.place(numbers[upper], numbers[upper + 1])
        else { throw fault }
        if low.lon <= high.lon {
            guard let box = Box(west: low.lon, south: low.lat, east: high.lon, north: high.lat) else { throw fault }
            return [box]
        }
        // West of which east lies further west: over the 180th meridian.
        guard let west = Box(west: low.lon, south: low.lat, east: 180, north: high.lat),
            let east = Box(west: -180, south: low.lat, east: high.lon, north: high.lat)
        else { throw fault }
        return [west, east]
    }

    /// A moment, a day, or two of them with `/` between, either left open as `..` or as nothing.
    private static func moments(_ text: String) throws(RequestFault) -> ClosedRange<Instant> {
        let fault = RequestFault.badValue(text, field: "datetime", example: "2026-01-01T00:00:00Z/..")
        func ends(_ text: Substring) throws(RequestFault) -> (first: Instant, last: Instant)? {
            if text.isEmpty || text == ".." { return nil }
            if let moment = Instant(parsing: text) {
                // What is written in whole seconds means the whole second.
                return (moment, text.contains(".") ? moment : moment.adding(milliseconds: 999))
            }
            guard let day = Day(parsing: text) else { throw fault }
            let start = Instant(startOf: day)
            return (start, start.adding(milliseconds: 86_399_999))
        }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts.count == 2 || (parts[0] != ".." && !parts[0].isEmpty) else {
            throw fault
        }
        let (first, last) = (try ends(parts[0]), try ends(parts[parts.count - 1]))
        let from = first?.first ?? Instant(clamping: .min)
        let to = last?.last ?? Instant(clamping: .max)
        guard from <= to else { throw fault }
        return from...to
    }

    private static func filter(_ asked: AskedParameters, _ collection: FeatureCollection) throws -> Filter? {
        var filters: [Filter] = []
        for (name, value) in asked.all where !parameters.contains(name) {
            guard let attribute = collection.attribute(name) else { continue }
            filters.append(.comparison(.attribute(name), .equal, .literal(try Self.value(value, of: attribute))))
        }
        if let language = asked["filter-lang"], language != "cql2-text" {
            throw RequestFault.badValue(language, field: "filter-lang", example: "cql2-text")
        }
        let system = try Self.system(asked, "filter-crs")
        if let text = asked["filter"] {
            do {
                filters.append(try FilterReader.filter(text, types: collection.filterTypes, system: system))
            } catch {
                throw RequestFault.badFilter(code: error.code.rawValue, place: error.place, what: error.what)
            }
        }
        return filters.isEmpty ? nil : filters.count == 1 ? filters[0] : .all(filters)
    }

    private static func value(_ text: String, of attribute: FeatureAttribute) throws(RequestFault) -> FilterValue {
        switch attribute.type {
        case .text, .texts: return .text(text)
        case .number:
            guard let number = Double(text), number.isFinite else {
                throw RequestFault.badValue(text, field: attribute.key, example: "12.5")
            }
            return .number(number)
        case .moment:
            if let day = Day(parsing: text) { return .day(day) }
            guard let moment = Instant(parsing: text) else {
                throw RequestFault.badValue(text, field: attribute.key, example: "2026-01-31T12:00:00Z")
            }
            return .moment(moment)
        }
    }
}
