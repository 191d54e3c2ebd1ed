package import Measures

/// Shapes as one line of text in an entry: well-known text with longitude before latitude.
package enum ShapeText {
    package static func text(_ place: Coordinate) -> String { "\(place.lon) \(place.lat)" }

    package static func coordinate(_ text: String) throws(PayloadError) -> Coordinate {
        let numbers = text.split(separator: " ").compactMap { Double($0) }
        guard numbers.count == 2, let place = Coordinate(lon: numbers[0], lat: numbers[1]) else {
            throw PayloadError("position", "does not hold a longitude and a latitude")
        }
        return place
    }

    package static func text(_ shape: Shape) -> String {
        switch shape {
        case .point(let place): "POINT(\(text(place)))"
        case .multiPoint(let places): "MULTIPOINT\(list(places))"
        case .line(let line): "LINESTRING\(list(line.vertices))"
        case .multiLine(let lines): "MULTILINESTRING(\(lines.map { list($0.vertices) }.joined(separator: ",")))"
        case .polygon(let polygon): "POLYGON\(rings(polygon))"
        case .multiPolygon(let polygons): "MULTIPOLYGON(\(polygons.map(rings).joined(separator: ",")))"
        }
    }

    private static func list(_ places: [Coordinate]) -> String {
        "(" + places.map(text).joined(separator: ",") + ")"
    }

    private static func rings(_ polygon: Polygon) -> String {
        "(" + ([polygon.outer] + polygon.holes).map { list($0.closed) }.joined(separator: ",") + ")"
    }

    package static func shape(_ text: String) throws(PayloadError) -> Shape {
        guard let open = text.firstIndex(of: "(") else { throw fault }
        var reader = NestedPlaces(text[open...])
        let tree = try reader.read(depth: 0)
        guard reader.isAtEnd else { throw fault }
        do {
            switch text[..<open] {
            case "POINT":
                guard let place = try places(tree).first else { throw fault }
                return .point(place)
            case "MULTIPOINT": return .multiPoint(try places(tree))
            case "LINESTRING": return .line(try Line(places(tree)))
            case "MULTILINESTRING": return .multiLine(try children(tree).map { try Line(places($0)) })
            case "POLYGON": return .polygon(try polygon(tree))
            case "MULTIPOLYGON": return .multiPolygon(try children(tree).map(polygon))
            default: throw fault
            }
        } catch {
            throw fault
        }
    }

    fileprivate static let fault = PayloadError("shape", "does not hold a shape")

    private static func polygon(_ tree: NestedPlaces.Tree) throws -> Polygon {
        let rings = try children(tree).map { try Ring(places($0)) }
        guard let outer = rings.first else { throw fault }
        return Polygon(outer: outer, holes: Array(rings.dropFirst()))
    }

    private static func places(_ tree: NestedPlaces.Tree) throws -> [Coordinate] {
        guard case .places(let places) = tree else { throw fault }
        return places
    }

    private static func children(_ tree: NestedPlaces.Tree) throws -> [NestedPlaces.Tree] {
        guard case .children(let children) = tree else { throw fault }
        return children
    }
}

/// Reads brackets around places or around further brackets.
private struct NestedPlaces {
    indirect enum Tree {
        case places([Coordinate])
        case children([Tree])
    }

    private var rest: Substring.UTF8View

    init(_ text: Substring) { rest = text.utf8 }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func read(depth: Int) throws(PayloadError) -> Tree {
        guard depth < 4, rest.first == UInt8(ascii: "(") else { throw ShapeText.fault }
        rest.removeFirst()
        guard rest.first == UInt8(ascii: "(") else { return .places(try places()) }
        var children: [Tree] = []
        while true {
            children.append(try read(depth: depth + 1))
            guard let next = rest.popFirst() else { throw ShapeText.fault }
            if next == UInt8(ascii: ")") { return .children(children) }
            guard next == UInt8(ascii: ",") else { throw ShapeText.fault }
        }
    }

    private mutating func places() throws(PayloadError) -> [Coordinate] {
        guard let close = rest.firstIndex(of: UInt8(ascii: ")")) else { throw ShapeText.fault }
        let inner = Substring(rest[..<close])
        rest = rest[rest.index(after: close)...]
        var places: [Coordinate] = []
        for pair in inner.split(separator: ",") { places.append(try ShapeText.coordinate(String(pair))) }
        return places
    }
}
