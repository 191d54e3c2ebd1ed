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
    private let drawings = Mutex<[Reader: (position: Int64, drawing: Drawing)]>([:])
    private let grounds = Mutex<(position: Int64, provinces: [Shape], tiles: MapTiles)?>(nil)
    private let sign = Mutex<Markup?>(nil)
    private let lists = Mutex<[Reader: (position: Int64, things: MapThings)]>([:])
    /// Of so many readers, who differ by language and party, what they see is kept.
    private static let keptMax = 64

    init(regionFolder: URL) { base = BaseMap(folder: regionFolder) }

    /// The drawn map, and how many things it had no room for.
    struct Drawing: Sendable {
        let markup: Markup
        let leftOut: Int
    }

    /// The map of the first page, with the way to the one that moves.
    func home(_ wording: Wording, _ reading: Reading) throws -> Markup {
        let drawing = try drawing(wording, reading)
        guard !drawing.markup.isEmpty else { return Markup() }
        return element(.figure, [.class("map-frame")]) {
            drawing.markup
            figcaption {
                a(.class("map-open"), .href(Links(language: wording.language).map)) { wording.say("map.open") }
                " "
                caption(wording, leftOut: drawing.leftOut)
            }
        }
    }

    /// What a map must say of itself.
    func caption(_ wording: Wording, leftOut: Int) -> Markup {
        fragment {
            wording.say("map.rings") + " " + wording.say("map.shore-note") + " " + wording.say("map.disclaimer")
            if leftOut > 0 { " " + wording.say("map.left-out", ["count": .count(leftOut)]) }
        }
    }

    /// Provinces as areas, ports as rings, the states and the sea by name; kept until an entry is written.
    func drawing(_ wording: Wording, _ reading: Reading) throws -> Drawing {
        let position = try reading.lastPosition()
        if let held = drawings.withLock({ $0[reading.who] }), held.position == position { return held.drawing }
        guard let plate = homePlate(wording) else { return Drawing(markup: Markup(), leftOut: 0) }
        let features =
            try reading.things(ofKind: MapShown.province).map { feature($0, .area, rank: 0, wording) }
            + reading.things(ofKind: "port").map { feature($0, .ring, rank: MapShown.rank(of: $0), wording) }
        let drawn = MapDrawing(
            plate: plate, features: features, title: wording.say("map.label", ["region": .text(seaName(wording))]),
            about: wording.say("map.rings"), page: wording.language,
            sea: name(of: wording.vocabulary.region?.seaName, wording),
            states: try reading.things(ofKind: "country").map {
                MapName(
                    $0.shortName(wording.language), language: wording.language, position: $0.position, shape: $0.shape)
            })
        let drawing = Drawing(markup: drawn.markup, leftOut: drawn.leftOut)
        drawings.withLock {
            if $0.count >= Self.keptMax { $0.removeAll() }
            $0[reading.who] = (position, drawing)
        }
        return drawing
    }

    /// The tiles made last.
    var heldTiles: MapTiles? { grounds.withLock { $0?.tiles } }

    /// The ground of the moving map; nil without a region.
    ///
    /// It is cut anew only when a province got another shape.
    func ground(_ wording: Wording, _ reading: Reading) throws -> (plate: MapPlate, tiles: MapTiles)? {
        guard let plate = homePlate(wording) else { return nil }
        let position = try reading.lastPosition()
        let held = grounds.withLock { $0 }
        if let held, held.position == position { return (plate, held.tiles) }
        // Everyone is given the same tiles.
        let provinces = try reading.things(ofKind: MapShown.province).filter { $0.visibility == .everyone }
            .compactMap(\.shape)
        let tiles =
            held.flatMap { $0.provinces == provinces ? $0.tiles : nil }
            ?? MapTiles(base: base, projection: plate.projection, provinces: provinces)
        grounds.withLock { $0 = (position, provinces, tiles) }
        return (plate, tiles)
    }

    /// What stands on the moving map; kept until an entry is written.
    func things(_ wording: Wording, _ reading: Reading) throws -> MapThings {
        let position = try reading.lastPosition()
        if let held = lists.withLock({ $0[reading.who] }), held.position == position { return held.things }
        guard let (plate, tiles) = try ground(wording, reading) else { return MapThings([]) }
        let writer = MapThingsWriter(
            plate: plate, frame: tiles.frame,
            provinces: try reading.things(ofKind: MapShown.province).compactMap(\.shape), language: wording.language)
        var written = [wording.vocabulary.region.flatMap { writer.sea($0.seaName) }]
        written += try reading.things(ofKind: "country").map(writer.state)
        for kind in MapShown.kinds(wording.vocabulary) {
            let things = try reading.things(ofKind: kind.id).filter { $0.id != wording.vocabulary.region?.sea }
            let ranks = try MapShown.ranks(of: things, kind: kind, reading)
            written += things.map { writer.thing($0, kind: kind, rank: ranks[$0.id] ?? 5) }
        }
        let things = MapThings(written.compactMap(\.self))
        lists.withLock {
            if $0.count >= Self.keptMax { $0.removeAll() }
            $0[reading.who] = (position, things)
        }
        return things
    }

    /// The outline of the sea, small, as the sign of the site; empty without a region.
    func mark(_ wording: Wording) -> Markup {
        guard wording.vocabulary.region != nil else { return Markup() }
        if let held = sign.withLock({ $0 }) { return held }
        let drawn = SeaMark(base[.sea]).markup
        sign.withLock { $0 = drawn }
        return drawn
    }

    private func homePlate(_ wording: Wording) -> MapPlate? { plate(wording, "home", width: 560) }

    /// A small map that shows where one thing lies.
    func locator(_ wording: Wording, _ thing: Thing) -> Markup {
        guard thing.position != nil || thing.shape != nil, let plate = plate(wording, "locator", width: 220, .coarse)
        else { return Markup() }
        let kind = wording.vocabulary.kinds[thing.kind]?.mark ?? .ring
        let mark: Kind.Mark = thing.shape == nil || kind == .none ? .ring : kind
        let isOnMap = thing.position.map { bounds(wording)?.contains($0) ?? false } ?? true
        guard isOnMap else { return Markup() }
        let feature = MapFeature(
            id: thing.id, mark: mark, name: thing.shortName(wording.language),
            language: thing.languageOfShortName(wording.language), rank: 0,
            position: thing.position, shape: thing.shape, isChosen: true)
        let title = wording.say("map.locator", ["name": .text(wording.name(thing))])
        let drawing = MapDrawing(plate: plate, features: [feature], title: title, about: title, page: wording.language)
        return element(.figure, [.class("map-frame locator")]) { drawing.markup }
    }

    func plate(
        _ wording: Wording, _ name: String, width: Double, _ detail: MapPlate.Detail = .full
    ) -> MapPlate? {
        if let held = plates.withLock({ $0[name] }) { return held }
        guard let bounds = bounds(wording) else { return nil }
        let plate = MapPlate(base: base, bounds: bounds, width: width, detail: detail, name: name)
        plates.withLock { $0[name] = plate }
        return plate
    }

    func bounds(_ wording: Wording) -> Box? {
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
            language: thing.languageOfShortName(wording.language),
            address: Links(language: wording.language).thing(thing.id).text, rank: rank,
            position: thing.position, shape: thing.shape)
    }
}
