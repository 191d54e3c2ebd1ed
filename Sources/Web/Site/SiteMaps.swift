import Foundation
import Journal
import Languages
import Markup
import Measures
import Register
import Synchronization

/// The maps of the site.
///
/// The plate of coast, water and borders is drawn once; names and links once a language.
final class SiteMaps: Sendable {
    private let base: BaseMap
    private let plates = Mutex<[String: MapPlate]>([:])
    private let homes = Mutex<[Language: (position: Int64, markup: Markup)]>([:])

    init(regionFolder: URL) { base = BaseMap(folder: regionFolder) }

    /// The map of the first page: provinces as areas, ports as rings.
    ///
    /// Kept until an entry is written.
    func home(
        _ wording: Wording, position: Int64,
        _ things: () throws -> (provinces: [Thing], ports: [Thing], states: [Thing])
    ) rethrows -> Markup {
        if let held = homes.withLock({ $0[wording.language] }), held.position == position { return held.markup }
        guard let plate = plate(wording, "home", width: 560) else { return Markup() }
        let things = try things()
        let features =
            things.provinces.map { feature($0, .area, rank: 0, wording) }
            + things.ports.map { feature($0, .ring, rank: rank(of: $0), wording) }
        let drawing = MapDrawing(
            plate: plate, features: features, title: wording.say("map.label", ["region": .text(seaName(wording))]),
            about: wording.say("map.rings"), page: wording.language,
            sea: name(of: wording.vocabulary.region?.seaName, wording),
            states: things.states.map {
                MapName(
                    $0.shortName(wording.language), language: wording.language, position: $0.position, shape: $0.shape)
            })
        let markup = element(.figure, [.class("map-frame")]) {
            drawing.markup
            figcaption {
                wording.say("map.rings") + " " + wording.say("map.shore-note") + " " + wording.say("map.disclaimer")
                if drawing.leftOut > 0 { " " + wording.say("map.left-out", ["count": .count(drawing.leftOut)]) }
            }
        }
        homes.withLock { $0[wording.language] = (position, markup) }
        return markup
    }

    /// A small map that shows where one thing lies.
    func locator(_ wording: Wording, _ thing: Thing) -> Markup {
        guard thing.position != nil || thing.shape != nil, let plate = plate(wording, "locator", width: 220, .coarse)
        else { return Markup() }
        let kind = wording.vocabulary.kinds[thing.kind]?.mark ?? .ring
        let mark: Kind.Mark = thing.shape == nil || kind == .none ? .ring : kind
        let isOnMap = thing.position.map { bounds(wording)?.contains($0) ?? false } ?? true
        guard isOnMap else { return Markup() }
        let feature = MapFeature(
            id: thing.id, mark: mark, name: thing.shortName(wording.language), language: wording.language, rank: 0,
            position: thing.position, shape: thing.shape, isChosen: true)
        let title = wording.say("map.locator", ["name": .text(wording.name(thing))])
        let drawing = MapDrawing(plate: plate, features: [feature], title: title, about: title, page: wording.language)
        return element(.figure, [.class("map-frame locator")]) { drawing.markup }
    }

    private func plate(
        _ wording: Wording, _ name: String, width: Double, _ detail: MapPlate.Detail = .full
    ) -> MapPlate? {
        if let held = plates.withLock({ $0[name] }) { return held }
        guard let bounds = bounds(wording) else { return nil }
        let plate = MapPlate(base: base, bounds: bounds, width: width, detail: detail, name: name)
        plates.withLock { $0[name] = plate }
        return plate
    }

    private func bounds(_ wording: Wording) -> Box? {
        guard let edges = wording.vocabulary.region?.bounds.compactMap(Double.init), edges.count == 4 else {
            return nil
        }
        return Box(west: edges[0], south: edges[1], east: edges[2], north: edges[3])
    }

    private func seaName(_ wording: Wording) -> String {
        wording.vocabulary.region.map { wording.plain($0.seaName) } ?? ""
    }

    private func name(of text: Text?, _ wording: Wording) -> MapName? {
        text?.reading(in: wording.language).map { MapName($0.text, language: $0.language) }
    }

    private func feature(_ thing: Thing, _ mark: Kind.Mark, rank: Int, _ wording: Wording) -> MapFeature {
        MapFeature(
            id: thing.id, mark: thing.shape == nil && mark == .area ? .dot : mark,
            name: thing.shortName(wording.language),
            language: wording.language, address: Links(language: wording.language).thing(thing.id).text, rank: rank,
            position: thing.position, shape: thing.shape)
    }

    /// Ports that an outside list of ports knows by a code are named first.
    private func rank(of port: Thing) -> Int { port.codes.contains { $0.hasPrefix("unlocode:") } ? 0 : 2 }
}
