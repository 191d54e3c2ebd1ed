import Markup
import Measures

/// The ground of a map ready for use: everything that is the same on each page that shows this part of the Earth.
///
/// Make it once and keep it; a page then adds only its things and their names.
struct MapPlate: Sendable {
    /// How much is shown.
    enum Detail: Sendable {
        /// A map to read: coasts to half a unit, rivers, meridians and parallels.
        case full
        /// A small map that says where something lies.
        case coarse
    }

    let projection: MapProjection
    let detail: Detail
    /// What the ids of this drawing begin with; one page may show several maps.
    let name: String
    let pen: MapPen
    /// Meridians and parallels, beneath the provinces.
    let beneath: Markup
    /// Waters, borders and shores, above the provinces.
    let above: Markup
    /// The outline of the sea, to be drawn by reference.
    let definitions: Markup
    let sea: MapStrips
    let lakes: MapStrips
    /// The outlines of sea and lakes, islands cut out.
    let waters: [[PagePoint]]
    /// The courses of borders, which names keep clear of.
    let borders: [[PagePoint]]
    /// A place for the name of the sea.
    let seaMiddle: Coordinate?

    /// Draws the ground; `name` is of letters, digits and "-".
    init(base: BaseMap, bounds: Box, width: Double = 560, detail: Detail = .full, name: String = "map") {
        let projection = MapProjection(bounds: bounds, width: width)
        let pen = MapPen(projection: projection, tolerance: detail == .full ? 0.45 : 0.9)
        self.projection = projection
        self.detail = detail
        self.name = name
        self.pen = pen
        let shores = base[.sea].flatMap(pen.areas).flatMap { $0 }
        // Islands are cut out of the sea, so that the provinces they belong to show through.
        let islands = base.islands.flatMap { pen.areas(.polygon($0)) }.compactMap(\.first).map { Array($0.reversed()) }
        sea = MapStrips(rings: shores + islands, pageHeight: projection.height)
        let ponds = base[.lakes].flatMap(pen.areas).flatMap { $0 }
        lakes = MapStrips(rings: ponds, pageHeight: projection.height)
        waters = shores + islands + ponds
        seaMiddle = base[.sea].max { $0.area < $1.area }?.labelPoint
        borders = (base[.borders] + base[.disputed]).flatMap(pen.lines)
        let outline = PathData(rings: shores + islands)
        definitions = fragment {
            SVG.clipPath(.id("\(name)-frame")) { SVG.rect(.width(projection.width), .height(projection.height)) }
            if !outline.isEmpty { SVG.path(.id("\(name)-sea"), .d(outline)) }
        }
        beneath =
            detail == .full
            ? Self.path("graticule", PathData(lines: Graticule(bounds: projection.bounds).courses.flatMap(pen.cut)))
            : Markup()
        above = Self.waters(base, pen, name: name, hasSea: !outline.isEmpty, detail)
    }

    private static func waters(
        _ base: BaseMap, _ pen: MapPen, name: String, hasSea: Bool, _ detail: Detail
    ) -> Markup {
        fragment {
            if detail == .full {
                path("river", PathData(lines: base[.rivers].flatMap(pen.lines)))
                path("lake", PathData(rings: base[.lakes].flatMap(pen.areas).flatMap { $0 }))
            }
            if hasSea { SVG.use(.class("sea"), .reference("\(name)-sea")) }
            path("deep", PathData(rings: base[.deep].flatMap(pen.areas).flatMap { $0 }))
            path("border", PathData(lines: base[.borders].flatMap(pen.lines)))
            path(
                "contested", PathData(lines: base[.disputed].flatMap { pen.lines($0) + pen.areas($0).flatMap(closed) }))
            if hasSea { SVG.use(.class("shore"), .reference("\(name)-sea")) }
        }
    }

    private static func closed(_ rings: [[PagePoint]]) -> [[PagePoint]] {
        rings.map { $0 + $0.prefix(1) }
    }

    private static func path(_ name: String, _ data: PathData) -> Markup {
        data.isEmpty ? Markup() : SVG.path(.class(name), .d(data))
    }
}
