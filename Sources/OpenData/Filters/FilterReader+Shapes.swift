import Measures

extension FilterReader {
    /// `S_INTERSECTS(geometry, POINT(…))`, with its two sides in either order.
    mutating func intersection() throws(FilterFault) -> Filter {
        _ = take()
        try demand(sign: "(")
        let first = try side()
        try demand(sign: ",")
        let place = next.place
        let second = try side()
        try demand(sign: ")")
        switch (first, second) {
        case (nil, .some(let shape)), (.some(let shape), nil): return .intersects(shape)
        // A place always meets itself; two written shapes meet or do not, whatever the feature.
        case (nil, nil): return .not(.isNull(.attribute(geometry(at: place))))
        case (.some(let first), .some(let second)): return .truth(first.intersects(second))
        }
    }

    private func geometry(at place: Int) -> String { types.first { $0.value == .geometry }?.key ?? "" }

    /// A written shape; nil for the feature's own place.
    private mutating func side() throws(FilterFault) -> Shape? {
        let token = take()
        guard token.what == .word || token.what == .name else {
            throw FilterFault(.badShape, at: token.place, token.text)
        }
        if types[token.text] == .geometry { return nil }
        guard token.what == .word, next.isSign("(") else {
            throw FilterFault(
                types[token.text] == nil && !next.isSign("(") ? .unknownAttribute : .otherType, at: token.place,
                token.text)
        }
        do {
            return try shape(token).checked()
        } catch let fault as FilterFault {
            throw fault
        } catch {
            throw FilterFault(.badShape, at: token.place, token.text)
        }
    }

    private mutating func shape(_ token: FilterToken) throws -> Shape {
        switch token.text.uppercased() {
        case "POINT":
            guard let place = try places().first else { throw FilterFault(.badShape, at: token.place, token.text) }
            return .point(place)
        case "MULTIPOINT":
            return .multiPoint(
                try list { reader in try reader.next.isSign("(") ? reader.places() : [reader.place()] }
                    .flatMap { $0 })
        case "LINESTRING": return .line(try Line(places()))
        case "MULTILINESTRING": return .multiLine(try list { try Line($0.places()) })
        case "POLYGON": return .polygon(try polygon(token))
        case "MULTIPOLYGON": return .multiPolygon(try list { try $0.polygon(token) })
        case "BBOX": return try box(token).shape
        default: throw FilterFault(.badShape, at: token.place, token.text)
        }
    }

    private mutating func polygon(_ token: FilterToken) throws -> Polygon {
        let rings = try list { try Ring($0.places()) }
        guard let outer = rings.first else { throw FilterFault(.badShape, at: token.place, token.text) }
        return Polygon(outer: outer, holes: Array(rings.dropFirst()))
    }

    private mutating func box(_ token: FilterToken) throws(FilterFault) -> Box {
        try demand(sign: "(")
        var numbers = [try number()]
        while takes(sign: ",") { numbers.append(try number()) }
        try demand(sign: ")")
        guard numbers.count == 4, let low = system.place(numbers[0], numbers[1]),
            let high = system.place(numbers[2], numbers[3]),
            let box = Box(west: low.lon, south: low.lat, east: high.lon, north: high.lat)
        else { throw FilterFault(.badShape, at: token.place, token.text) }
        return box
    }

    private mutating func list<Item>(_ item: (inout FilterReader) throws -> Item) throws -> [Item] {
        try demand(sign: "(")
        var items = [try item(&self)]
        while takes(sign: ",") { items.append(try item(&self)) }
        try demand(sign: ")")
        return items
    }

    private mutating func places() throws -> [Coordinate] { try list { try $0.place() } }

    private mutating func place() throws(FilterFault) -> Coordinate {
        let start = next
        let (first, second) = (try number(), try number())
        guard let place = system.place(first, second) else {
            throw FilterFault(.badShape, at: start.place, "\(first) \(second)")
        }
        return place
    }

    private mutating func number() throws(FilterFault) -> Double {
        guard case .number(let number) = next.what else { throw FilterFault(.badShape, at: next.place, next.text) }
        _ = take()
        return number
    }
}
