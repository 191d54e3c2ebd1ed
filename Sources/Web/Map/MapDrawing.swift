import Languages
import Markup
import Measures
import Register

/// A map of things on a plate, with their names, as an SVG element.
struct MapDrawing: Sendable {
    let markup: Markup
    /// How many things were too many to draw; the caption should say so.
    let leftOut: Int
    /// The names that found room.
    let labels: [MapLabel]
    /// Where the rings and dots lie.
    let places: [PagePoint]

    /// Draws the things; `title` and `about` are read aloud, `page` is the language of the page.
    init(
        plate: MapPlate, features: [MapFeature], title: String, about: String, page: Language, sea: MapName? = nil,
        states: [MapName] = []
    ) {
        let (drawn, leftOut) = MapFeature.drawn(of: features)
        let areas = Self.areas(drawn, plate.pen)
        let legs = Self.legs(drawn, plate.pen)
        let places = Self.places(drawn, plate.pen)
        var naming = MapNaming(plate: plate, rings: places.map(\.point))
        if let sea { naming.nameSea(sea) }
        Self.nameAreas(areas, plate, &naming)
        let named = places.map { ($0, naming.namePlace($0.feature, at: $0.point)) }
        Self.nameStates(states, areas, plate, &naming)
        let names = naming.labels
        let hasLinks = drawn.contains { $0.address != nil }
        self.leftOut = leftOut
        self.places = places.map(\.point)
        labels = names + named.compactMap(\.1)
        // A drawing whose parts are links is a group: within an image they would be hidden from who listens.
        markup = Self.sheet(plate, role: hasLinks ? nil : "img", title: title, about: about) {
            if !areas.isEmpty {
                SVG.g(.class("provinces")) { for area in areas { Self.draw(area, page) } }
            }
            plate.above
        } over: {
            if !legs.isEmpty {
                SVG.g(.class("legs")) { for leg in legs { Self.draw(leg, page) } }
            }
            SVG.g(.class("places")) {
                for (place, label) in named { Self.draw(place, label, page) }
            }
            SVG.g(.class("names"), .aria("hidden", "true")) {
                for label in names { label.markup(page: page) }
            }
        }
    }

    struct Area {
        let feature: MapFeature
        let rings: [[PagePoint]]
        let extent: Double
    }

    struct Leg {
        let feature: MapFeature
        let lines: [[PagePoint]]
    }

    struct Place {
        let feature: MapFeature
        let point: PagePoint
    }

    static func areas(_ features: [MapFeature], _ pen: MapPen) -> [Area] {
        features.compactMap { feature in
            guard feature.mark == .area, let shape = feature.shape else { return nil }
            let rings = pen.areas(shape).flatMap { $0 }
            guard !rings.isEmpty else { return nil }
            return Area(feature: feature, rings: rings, extent: rings.reduce(0) { $0 + signedArea($1) })
        }
    }

    static func legs(_ features: [MapFeature], _ pen: MapPen) -> [Leg] {
        features.compactMap { feature in
            guard feature.mark == .line, let shape = feature.shape else { return nil }
            let lines = pen.lines(shape)
            return lines.isEmpty ? nil : Leg(feature: feature, lines: lines)
        }
    }

    /// The weightier first: they are named first; among equals from north to south, so that the outcome is the same
    /// whatever the order they come in.
    static func places(_ features: [MapFeature], _ pen: MapPen) -> [Place] {
        features.compactMap { feature -> Place? in
            guard feature.mark == .ring || feature.mark == .dot else { return nil }
            guard let place = feature.position ?? feature.shape?.labelPoint else { return nil }
            return pen.point(place).map { Place(feature: feature, point: $0) }
        }.sorted {
            ($0.feature.order, $0.point.y, $0.feature.id) < ($1.feature.order, $1.point.y, $1.feature.id)
        }
    }

    private static func nameAreas(_ areas: [Area], _ plate: MapPlate, _ naming: inout MapNaming) {
        let ordered = areas.sorted {
            ($0.feature.order, $1.extent, $0.feature.id) < ($1.feature.order, $0.extent, $1.feature.id)
        }
        for area in ordered {
            let cover = MapStrips(rings: area.rings, pageHeight: plate.projection.height)
            naming.nameArea(area.feature, cover: cover.subtracting(plate.sea))
        }
    }

    private static func nameStates(
        _ states: [MapName], _ areas: [Area], _ plate: MapPlate, _ naming: inout MapNaming
    ) {
        guard !states.isEmpty else { return }
        var mesh = MapMesh(width: plate.projection.width, height: plate.projection.height)
        for area in areas {
            for ring in area.rings { mesh.mark(ring + ring.prefix(1)) }
        }
        for border in plate.borders { mesh.mark(border) }
        for state in states.prefix(40) { naming.nameState(state, lines: mesh) }
    }
}
