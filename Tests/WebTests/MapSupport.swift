import Foundation
import Importing
import Languages
import Measures
import Register

@testable import Web

/// The region pack of the repository as maps need it.
enum MapPack {
    static let folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Regions/caspian")

    static let base = BaseMap(folder: folder)

    static func geometry(_ name: String) -> [String: Shape] {
        let bytes = (try? Data(contentsOf: folder.appendingPathComponent("geometry/\(name).geojson"))) ?? Data()
        return Dictionary(GeoJSON(file: name, bytes: bytes).features.map { ($0.id, $0.shape) }) { first, _ in first }
    }

    /// The things of a file in `things`, under the shorter of their name and first alias, as a page would name them.
    static func things(
        _ file: String, _ language: Language, geometry: String? = nil, mark: Kind.Mark, isMajor: (String) -> Bool
    ) -> [MapFeature] {
        let bytes = (try? Data(contentsOf: folder.appendingPathComponent("things/\(file).csv"))) ?? Data()
        let shapes = geometry.map(Self.geometry) ?? [:]
        return CSVTable(file: file, bytes: [UInt8](bytes)).rows.compactMap { row in
            let id = row["id"] ?? ""
            let name = row["name_\(language.tag)"] ?? ""
            let alias = row["aliases_\(language.tag)"]?.split(separator: "|").first.map(String.init)
            let lon = row["lon"].flatMap(Double.init)
            let lat = row["lat"].flatMap(Double.init)
            let position = lon.flatMap { lon in lat.flatMap { Coordinate(lon: lon, lat: $0) } }
            let short = alias.map { $0.count < name.count ? $0 : name } ?? name
            return MapFeature(
                id: id, mark: mark, name: short, language: language, address: "/\(language.tag)/things/\(id)",
                rank: isMajor(id) ? 0 : 1, position: position, shape: shapes[id])
        }
    }

    private static let majorPorts: Set<String> = [
        "port-anzali", "port-amirabad", "port-alat", "port-aktau", "port-turkmenbashi", "port-astrakhan",
        "port-makhachkala",
    ]

    static func home(_ language: Language, legs: Bool = false) -> [MapFeature] {
        things("provinces", language, geometry: "provinces", mark: .area) { _ in true }
            + things("ports", language, mark: .ring) { majorPorts.contains($0) }
            + (legs ? things("sea-lines", language, geometry: "lines", mark: .line) { _ in false } : [])
    }

    static func states(_ language: Language) -> [MapName] {
        things("countries", language, geometry: "countries", mark: .area) { _ in true }
            .map { MapName($0.name, language: language, shape: $0.shape) }
    }

    static func seaName(_ language: Language) -> MapName {
        MapName(
            language == .fa ? "دریای خزر" : language == .ru ? "Каспийское море" : "Caspian Sea", language: language,
            position: Coordinate(lon: 50.7, lat: 42.0))
    }

    static func plate(_ detail: MapPlate.Detail = .full, width: Double = 560) -> MapPlate? {
        base.window.map { MapPlate(base: base, bounds: $0, width: width, detail: detail) }
    }
}
