import Languages
import Markup
import Measures
import Register

/// The kinds of things on the moving map, each with the sign it is drawn by.
///
/// The script takes the signs from here, so that map and legend cannot differ.
struct MapLegend: Sendable {
    struct Row: Sendable {
        let kind: Kind
        let count: Int
        let sign: Sign
        let isShown: Bool
    }

    /// How a kind is drawn: by form, not by colour alone.
    enum Sign: Sendable, Hashable {
        case area, water
        case line(MapFeature.Leg?)
        case ring(Form)
        case dot(Form)
    }

    enum Form: Int, Sendable, CaseIterable { case circle, square, triangle, diamond, cross }

    let rows: [Row]

    /// What a reader sees first; the rest is a tick away.
    private static let shownAtFirst: Set = ["province", "port", "town", "rail-line", "ferry-line"]

    /// Kinds in the pack's order, with how many of each are on the map.
    init(_ kinds: [(kind: Kind, count: Int, hasAreas: Bool)]) {
        var (rings, dots) = (0, 0)
        rows = kinds.map { item in
            let sign: Sign
            switch item.kind.mark {
            case .line: sign = .line(MapFeature.Leg(kind: item.kind.id))
            case .area where item.hasAreas: sign = .area
            case .area where item.kind.id == "sea": sign = .water
            case .ring:
                sign = .ring(Self.form(rings))
                rings += 1
            case .area, .dot, .none:
                sign = .dot(Self.form(dots))
                dots += 1
            }
            return Row(
                kind: item.kind, count: item.count, sign: sign, isShown: Self.shownAtFirst.contains(item.kind.id))
        }
    }

    private static func form(_ number: Int) -> Form { Form(rawValue: number % Form.allCases.count) ?? .circle }

    func markup(_ wording: Wording) -> Markup {
        fieldset(.class("map-legend")) {
            element(.legend) { wording.say("map.layers") }
            ul(.class("plain")) {
                for row in rows {
                    li {
                        element(.label) {
                            input(.type("checkbox"), .name("kind"), .value(row.kind.id), .checked(row.isShown))
                            row.sign.swatch
                            span { wording.plain(row.kind.plural.isEmpty ? row.kind.label : row.kind.plural) }
                            " "
                            span(.class("about")) { wording.number(row.count) }
                        }
                    }
                }
            }
        }
    }
}

extension MapFeature.Leg {
    /// The course a kind of line is.
    init?(kind: String) {
        switch kind {
        case "rail-line": self = .rail
        case "road", "road-line": self = .road
        case "ferry-line": self = .ferry
        case "flight": self = .air
        case "pipeline", "energy-link": self = .pipe
        default: return nil
        }
    }
}

extension MapLegend.Sign {
    /// A small drawing of the sign; its `mark` is centred on 0, 0.
    var swatch: Markup {
        SVG.svg(.class("map swatch"), .viewBox(-12, -8, 24, 16), .aria("hidden", "true")) {
            SVG.g(.class("mark")) { content }
        }
    }

    private var content: Markup {
        switch self {
        case .area: SVG.rect(.class("province"), .x(-11), .y(-6), .width(22), .height(12))
        case .water: SVG.rect(.class("sea"), .x(-11), .y(-6), .width(22), .height(12))
        case .line(let leg):
            SVG.path(
                .class("leg" + (leg.map { " \($0.rawValue)" } ?? "")),
                .d(PathData(lines: [[PagePoint(x: -11, y: 0), PagePoint(x: 11, y: 0)]])))
        case .ring(let form): form.drawn("port", size: 3.4)
        case .dot(let form): form.drawn("seat", size: 2.6)
        }
    }
}

extension MapLegend.Form {
    fileprivate func drawn(_ name: String, size: Double) -> Markup {
        func point(_ x: Double, _ y: Double) -> PagePoint { PagePoint(x: x * size, y: y * size) }
        let corners: [PagePoint] =
            switch self {
            case .circle: []
            case .square: [point(-0.95, -0.95), point(0.95, -0.95), point(0.95, 0.95), point(-0.95, 0.95)]
            case .triangle: [point(0, -1.3), point(1.25, 0.95), point(-1.25, 0.95)]
            case .diamond: [point(0, -1.4), point(1.4, 0), point(0, 1.4), point(-1.4, 0)]
            case .cross:
                [
                    point(-0.5, -1.4), point(0.5, -1.4), point(0.5, -0.5), point(1.4, -0.5), point(1.4, 0.5),
                    point(0.5, 0.5), point(0.5, 1.4), point(-0.5, 1.4), point(-0.5, 0.5), point(-1.4, 0.5),
                    point(-1.4, -0.5), point(-0.5, -0.5),
                ]
            }
        guard !corners.isEmpty else { return SVG.circle(.class(name), .r(size)) }
        return SVG.path(.class(name), .d(PathData(rings: [corners])))
    }
}
