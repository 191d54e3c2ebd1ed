package import Foundation
package import Measures

/// The features of a GeoJSON file by their ids, and what was wrong with the others.
package struct GeoJSON: Sendable {
    package private(set) var features: [(id: String, shape: Shape)] = []
    package private(set) var diagnostics: [Diagnostic] = []
    package static let bytesMax = 16 << 20
    package static let verticesMax = 500_000

    /// Reads a FeatureCollection whose features have an `id` or `properties.id`; lines and polygons of any kind.
    package init(file: String, bytes: Data) {
        guard bytes.count <= Self.bytesMax else {
            diagnostics.append(
                Diagnostic(
                    file: file, "The file has \(bytes.count) bytes.", remedy: "Simplify the outlines."))
            return
        }
        let root = (try? JSONSerialization.jsonObject(with: bytes)) as? [String: Any]
        guard let root, let items = root["features"] as? [Any] else {
            diagnostics.append(
                Diagnostic(
                    file: file, "The file is not a GeoJSON FeatureCollection.",
                    remedy: "Export it as GeoJSON in WGS 84 (RFC 7946)."))
            return
        }
        for (index, item) in items.enumerated() { read(item, number: index + 1, file: file) }
    }

    private mutating func read(_ item: Any, number: Int, file: String) {
        let feature = item as? [String: Any]
        let properties = feature?["properties"] as? [String: Any]
        let id = (feature?["id"] as? String) ?? (properties?["id"] as? String) ?? "feature-\(number)"
        do {
            guard let geometry = feature?["geometry"] as? [String: Any] else { throw ShapeFault("has no geometry") }
            features.append((id, try Self.shape(geometry).checked()))
        } catch let fault as ShapeFault {
            report(fault.what, id: id, number: number, file: file)
        } catch {
            report(
                "has no points, a line or ring with too few, or too many of them", id: id, number: number, file: file)
        }
    }

    private mutating func report(_ what: String, id: String, number: Int, file: String) {
        diagnostics.append(
            Diagnostic(
                file: file, row: number, column: String(id.prefix(80)), "The feature \(what).",
                remedy: "Mend it, with coordinates as longitude, latitude in degrees."))
    }

    private struct ShapeFault: Error {
        let what: String
        init(_ what: String) { self.what = what }
    }

    private static func shape(_ geometry: [String: Any]) throws -> Shape {
        let coordinates = geometry["coordinates"] as? [Any] ?? []
        switch geometry["type"] as? String {
        case "Point": return .point(try coordinate(coordinates))
        case "MultiPoint": return .multiPoint(try line(coordinates, least: 1))
        case "LineString": return .line(try Line(line(coordinates, least: 2)))
        case "MultiLineString": return .multiLine(try coordinates.map { try Line(line($0, least: 2)) })
        case "Polygon": return .polygon(try polygon(coordinates))
        case "MultiPolygon": return .multiPolygon(try coordinates.map(polygon))
        default: throw ShapeFault("is of a geometry type that is not known")
        }
    }

    private static func polygon(_ value: Any) throws -> Polygon {
        guard let rings = value as? [Any], let outer = rings.first else { throw ShapeFault("has an empty polygon") }
        return Polygon(outer: try ring(outer), holes: try rings.dropFirst().map(ring))
    }

    private static func ring(_ value: Any) throws -> Ring {
        let ring = try line(value, least: 4)
        guard ring.first == ring.last else { throw ShapeFault("has a ring that does not close") }
        return try Ring(ring)
    }

    private static func line(_ value: Any, least: Int) throws -> [Coordinate] {
        guard let list = value as? [Any], list.count >= least, list.count <= verticesMax else {
            throw ShapeFault("has a line with too few or too many points")
        }
        return try list.map(coordinate)
    }

    private static func coordinate(_ value: Any) throws -> Coordinate {
        guard let pair = value as? [Any], pair.count >= 2, let lon = (pair[0] as? NSNumber)?.doubleValue,
            let lat = (pair[1] as? NSNumber)?.doubleValue
        else { throw ShapeFault("has a point without two numbers") }
        guard let place = Coordinate(lon: lon, lat: lat) else {
            throw ShapeFault("has a point outside longitude -180 to 180, latitude -90 to 90")
        }
        return place
    }
}
