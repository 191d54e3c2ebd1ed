import Markup
import Measures

/// The outline of the sea without anything around it: the sign of a site, as small as a letter.
struct SeaMark: Sendable {
    private let outline: PathData
    private let width: Double
    private let height: Double
    /// The sheet is so many units wide; the outline strays by one of them at most.
    private static let sheet = 72.0

    /// The largest of the waters is drawn.
    init(_ waters: [Shape]) {
        guard let sea = waters.flatMap(\.parts.areas).max(by: { $0.area < $1.area }),
            let bounds = Shape.polygon(sea).bounds
        else {
            (outline, width, height) = (PathData(decimals: 0), 0, 0)
            return
        }
        let projection = MapProjection(bounds: bounds, width: Self.sheet)
        let rings = MapPen(projection: projection, tolerance: 1).areas(.polygon(sea)).flatMap { $0 }
        var path = PathData(decimals: 0)
        for ring in rings.prefix(1) { path.draw(ring, isClosed: true) }
        (outline, width, height) = (path, projection.width, projection.height)
    }

    var markup: Markup {
        guard !outline.isEmpty else { return Markup() }
        return SVG.svg(.class("sea-mark"), .viewBox(0, 0, width, height), .aria("hidden", "true")) {
            SVG.path(.d(outline))
        }
    }
}
