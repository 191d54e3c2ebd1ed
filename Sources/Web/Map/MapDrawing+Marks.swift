import Languages
import Markup
import Register

extension MapDrawing {
    /// The sheet around a map: what lies within the frame is cut at it, what lies over it is not.
    static func sheet(
        _ plate: MapPlate, role: String?, title: String, about: String, @MarkupBuilder within: () -> Markup,
        @MarkupBuilder over: () -> Markup
    ) -> Markup {
        let (width, height) = (plate.projection.width, plate.projection.height)
        let about = about.isEmpty ? nil : about
        return SVG.svg(
            .class(plate.detail == .full ? "map" : "map locator"), .viewBox(0, 0, width, height),
            .when(role != nil, .role(role ?? "")),
            .aria("labelledby", "\(plate.name)-title" + (about == nil ? "" : " \(plate.name)-about"))
        ) {
            SVG.title(.id("\(plate.name)-title")) { title }
            if let about { SVG.desc(.id("\(plate.name)-about")) { about } }
            SVG.defs { plate.definitions }
            SVG.g(.clip("\(plate.name)-frame")) {
                plate.beneath
                within()
            }
            over()
            SVG.rect(.class("frame"), .width(width), .height(height))
        }
    }

    static func draw(_ area: Area, _ page: Language) -> Markup {
        link(area.feature, page) {
            SVG.path(.class(area.feature.isChosen ? "province here" : "province"), .d(PathData(rings: area.rings)))
        }
    }

    static func draw(_ leg: Leg, _ page: Language) -> Markup {
        let kind = leg.feature.leg.map { " \($0.rawValue)" } ?? ""
        return link(leg.feature, page) {
            SVG.path(.class("leg\(kind)"), .d(PathData(lines: leg.lines)))
        }
    }

    static func draw(_ place: Place, _ label: MapLabel?, _ page: Language) -> Markup {
        link(place.feature, page) {
            mark(place.feature, at: place.point)
            if let label { label.markup(page: page) }
        }
    }

    /// A ring, or a dot; the thing the page is about is a dot within a ring.
    static func mark(_ feature: MapFeature, at point: PagePoint) -> Markup {
        let (x, y) = (Attribute.cx(point.x.tenths), Attribute.cy(point.y.tenths))
        let size = feature.isMajor ? 3.4 : 2.6
        return fragment {
            if feature.isChosen {
                SVG.circle(.class("port"), x, y, .r(7))
                SVG.circle(.class("seat"), x, y, .r(3.4))
            } else if feature.mark == .ring {
                SVG.circle(.class("port"), x, y, .r(size))
            } else {
                SVG.circle(.class("seat"), x, y, .r(size - 0.8))
            }
        }
    }

    private static func link(_ feature: MapFeature, _ page: Language, @MarkupBuilder _ content: () -> Markup) -> Markup
    {
        let isMinorPlace = (feature.mark == .ring || feature.mark == .dot) && !feature.isMajor
        let minor = Attribute.when(isMinorPlace, .class("minor"))
        guard let address = feature.address else { return SVG.g(minor, content: content) }
        return SVG.a(
            minor, .href(Address(address)), .aria("label", feature.name),
            .when(feature.language != page, .lang(feature.language.tag)), content: content)
    }

    /// A small map that says where one thing lies, on a coarse plate; nil when nothing of it lies within the frame.
    static func locator(plate: MapPlate, feature: MapFeature, title: String) -> Markup? {
        let areas = areas([feature], plate.pen)
        let legs = legs([feature], plate.pen)
        let places = places([feature], plate.pen)
        guard !(areas.isEmpty && legs.isEmpty && places.isEmpty) else { return nil }
        return sheet(plate, role: "img", title: title, about: "") {
            for area in areas {
                SVG.path(.class("province here"), .d(PathData(rings: area.rings)))
            }
            plate.above
        } over: {
            for leg in legs {
                SVG.path(
                    .class("leg" + (leg.feature.leg.map { " \($0.rawValue)" } ?? "")), .d(PathData(lines: leg.lines)))
            }
            for place in places { mark(feature, at: place.point) }
        }
    }
}
