package import Measures

extension JSONWriter {
    /// A geometry as GeoJSON has it (RFC 7946), in the numbers of a reference system.
    package mutating func shape(_ shape: Shape, in system: ReferenceSystem = .crs84) {
        object { writer in
            writer.key("type")
            writer.string(shape.geometryType)
            writer.key("coordinates")
            switch shape {
            case .point(let place): writer.place(place, system)
            case .multiPoint(let places): writer.places(places, system)
            case .line(let line): writer.places(line.vertices, system)
            case .multiLine(let lines): writer.list { list in for line in lines { list.places(line.vertices, system) } }
            case .polygon(let polygon): writer.rings(polygon, system)
            case .multiPolygon(let polygons):
                writer.list { list in for polygon in polygons { list.rings(polygon, system) } }
            }
        }
    }

    private mutating func place(_ place: Coordinate, _ system: ReferenceSystem) {
        let (first, second) = system.numbers(of: place)
        list { list in
            list.number(PlainNumber.text(first, fractionDigits: system.fractionDigits))
            list.number(PlainNumber.text(second, fractionDigits: system.fractionDigits))
        }
    }

    private mutating func places(_ places: [Coordinate], _ system: ReferenceSystem) {
        list { list in for place in places { list.place(place, system) } }
    }

    /// Outer edges run against the clock and holes with it, seen with longitude to the right.
    private mutating func rings(_ polygon: Polygon, _ system: ReferenceSystem) {
        list { list in
            list.places(polygon.outer.wound(againstClock: true), system)
            for hole in polygon.holes { list.places(hole.wound(againstClock: false), system) }
        }
    }
}

extension Shape {
    /// Its name in GeoJSON.
    package var geometryType: String {
        switch self {
        case .point: "Point"
        case .multiPoint: "MultiPoint"
        case .line: "LineString"
        case .multiLine: "MultiLineString"
        case .polygon: "Polygon"
        case .multiPolygon: "MultiPolygon"
        }
    }
}

extension Ring {
    fileprivate func wound(againstClock: Bool) -> [Coordinate] {
        let corners = closed
        let turn = zip(corners, corners.dropFirst()).reduce(0.0) { $0 + ($1.1.lon - $1.0.lon) * ($1.1.lat + $1.0.lat) }
        return (turn < 0) == againstClock ? corners : corners.reversed()
    }
}

/// Numbers as JSON writes them, without more digits than they need.
package enum PlainNumber {
    package static func text(_ value: Double, fractionDigits: Int) -> String {
        guard let number = Number(value, fractionDigits: fractionDigits) else { return "\(value)" }
        var text = number.text[...]
        if text.contains(".") {
            while text.last == "0" { text.removeLast() }
            if text.last == "." { text.removeLast() }
        }
        return text == "-0" ? "0" : String(text)
    }
}
