import Languages
import Markup
import Register

/// The map on a page of its own: a drawing that a script makes movable.
struct MapPage: Page {
    /// What the script starts from; without the library there is none, and the drawing stays.
    struct Moving: Sendable {
        let plate: MapPlate
        let frame: PageBox
        let version: String
        let legend: MapLegend
    }

    let wording: Wording
    let drawing: Markup
    let caption: Markup
    let moving: Moving?

    private var links: Links { Links(language: wording.language) }

    var title: String { wording.say("map.title") }
    var scripts: [String] { moving == nil ? [] : ["map.js"] }
    var sheets: [String] { moving == nil ? [] : ["leaflet/leaflet.css"] }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                p(.class("kind")) { title }
                h1 { wording.vocabulary.region.map { wording.marked($0.seaName) } ?? Markup(text: title) }
            }
            if let moving {
                div(.class("atlas"), .id("atlas")) {
                    figure(.class("map-stage")) {
                        div(.class("drawn")) { drawing }
                        canvas(moving)
                    }
                    div(.class("map-side"), .id("map-side"), .hidden()) {
                        moving.legend.markup(wording)
                        p(.class("small"), .id("map-keys")) { wording.say("map.keys") }
                    }
                }
            } else {
                figure(.class("map-frame")) { drawing }
            }
            p(.class("small")) { caption }
            if let moving { tables(moving.legend) }
        }
    }

    private var seaTitle: String {
        wording.say("map.label", ["region": .text(wording.vocabulary.region.map { wording.plain($0.seaName) } ?? "")])
    }

    private func canvas(_ moving: Moving) -> Markup {
        let (plate, box) = (moving.plate, moving.frame)
        return div(
            .class("moving"), .id("moving"), .hidden(), .data("base", Links.mapBase(moving.version).text),
            .data("things", links.mapThings.text), .data("thing", links.thing("").text),
            .data("frame", Self.numbers([box.left, box.top, box.right, box.bottom])),
            .data("page", Self.numbers([plate.projection.width, plate.projection.height])),
            .data("projection", Self.numbers(plate.projection.parameters)),
            .data("km", wording.units.name("km", in: wording.language, after: "100"))
        ) {
            div(
                .class("map-canvas"), .id("map-canvas"), .tabindex(0), .role("application"),
                .aria("label", seaTitle), .aria("describedby", "map-keys"))
            div(.class("map-buttons")) {
                for (id, sign, name) in [
                    ("zoom-in", "+", "map.zoom-in"), ("zoom-out", "−", "map.zoom-out"),
                    ("zoom-whole", "□", "map.whole"),
                ] as [(String, String, PhraseKey)] {
                    button(
                        .type("button"), .id("map-\(id)"), .class("quiet"), .aria("label", wording.say(name)),
                        .title(wording.say(name))
                    ) { span(.aria("hidden", "true")) { sign } }
                }
            }
            div(.class("map-scale"), .id("map-scale"), .aria("hidden", "true"))
        }
    }

    /// The same things as tables, for who reads no maps.
    private func tables(_ legend: MapLegend) -> Markup {
        nav(.class("map-tables"), .aria("label", wording.say("map.table"))) {
            h2 { wording.say("map.table") }
            ul(.class("kinds")) {
                for row in legend.rows {
                    li {
                        a(.href(links.kind(row.kind.id))) {
                            wording.plain(row.kind.plural.isEmpty ? row.kind.label : row.kind.plural)
                        }
                        " "
                        span(.class("about")) { wording.number(row.count) }
                    }
                }
            }
        }
    }

    private static func numbers(_ numbers: [Double]) -> String { numbers.map { "\($0)" }.joined(separator: " ") }
}
