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

    private let text: [UInt8]
    private var next = 0

    init(_ text: Substring) { self.text = Array(text.utf8) }

    var isAtEnd: Bool { next == text.count }

    mutating func read(depth: Int) throws(PayloadError) -> Tree {
        guard depth < 4, take("(") else { throw ShapeText.fault }
        guard next < text.count, text[next] == UInt8(ascii: "(") else { return .places(try places()) }
        var children: [Tree] = []
        repeat { children.append(try read(depth: depth + 1)) } while take(",")
        guard take(")") else { throw ShapeText.fault }
        return .children(children)
    }

    private mutating func take(_ mark: Unicode.Scalar) -> Bool {
        guard next < text.count, text[next] == UInt8(ascii: mark) else { return false }
        next += 1
        return true
    }

    private mutating func places() throws(PayloadError) -> [Coordinate] {
        var places: [Coordinate] = []
        if take(")") { return places }
        repeat {
            let lon = try number()
            guard take(" "), let place = Coordinate(lon: lon, lat: try number()) else { throw ShapeText.fault }
            places.append(place)
        } while take(",")
        guard take(")") else { throw ShapeText.fault }
        return places
    }

    /// A province has thousands of these, so they are read without making a string of each.
    private mutating func number() throws(PayloadError) -> Double {
        while take(" ") {}
        let end = text[next...].firstIndex {
            $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ")")
        }
        let word = text[next..<(end ?? text.count)]
        guard let number = DecimalText.double(word) ?? Double(String(decoding: word, as: UTF8.self)) else {
            throw ShapeText.fault
        }
        next = word.endIndex
        return number
    }
}
