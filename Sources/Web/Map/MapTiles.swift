import Hummingbird
import Journal
import Markup
import Measures
import Serving

/// The ground of the moving map by levels of detail, each level cut into tiles; in the units of the drawn map's page.
///
/// A tile is `{"box":[left, top, right, bottom],"paths":[[class, path data], …]}`, the lowest path first; paths reach a
/// little over the box.
struct MapTiles: Sendable {
    struct Level: Sendable {
        /// How far a line may stray from its course, in user units.
        let tolerance: Double
        let decimals: Int
        /// Tiles across and down.
        let count: Int
    }

    struct Tile: Sendable {
        let bytes: ByteBuffer
        let packed: ByteBuffer?
    }

    /// The coarsest is light enough for a first visit on a poor line; the finest has all that the base map knows.
    static let levels = [
        Level(tolerance: 1.1, decimals: 1, count: 1), Level(tolerance: 0.15, decimals: 2, count: 2),
        Level(tolerance: 0.02, decimals: 2, count: 4),
    ]

    /// Everything the ground reaches over, in user units.
    let frame: PageBox
    /// Names the content, so that tiles can be kept for ever.
    let version: String
    private let tiles: [String: Tile]

    /// Tiles overlap by this much at the scale they are meant for: edges that merely meet show as hairlines.
    private static let overlap = 0.6

    init(base: BaseMap, projection: MapProjection, provinces: [Shape]) {
        // Half a page to each side: a screen is wider than a sea.
        let page = projection.frame
        let frame = PageBox(
            left: -(page.right / 2).rounded(), top: -(page.bottom / 2).rounded(), right: (page.right * 1.5).rounded(),
            bottom: (page.bottom * 1.5).rounded())
        var written: [String: [UInt8]] = [:]
        for (index, level) in Self.levels.enumerated() {
            let drawn = Self.layers(base, provinces, Self.pen(projection, frame, level))
            let layers = level.count == 1 ? Self.joined(drawn) : drawn
            for row in 0..<level.count {
                for column in 0..<level.count {
                    let box = Self.box(frame, level, column: column, row: row)
                    written["\(index)/\(column)-\(row).json"] = Self.write(layers, box, level)
                }
            }
        }
        let content = written.sorted { $0.key < $1.key }.reduce(into: [UInt8]()) { $0 += Array($1.key.utf8) + $1.value }
        self.frame = frame
        version = String(Digest(hashing: content).hex.prefix(12))
        tiles = written.mapValues { bytes in
            Tile(
                bytes: ByteBuffer(bytes: bytes),
                packed: Gzip.compressed(bytes, level: 9).map { ByteBuffer(bytes: $0) })
        }
    }

    /// A tile by level and name, such as `1` and `0-1.json`; nil for anything else.
    func tile(level: String, name: String) -> Tile? { tiles["\(level)/\(name)"] }

    /// All addresses below the version, in order.
    var names: [String] { tiles.keys.sorted() }

    private static func pen(_ projection: MapProjection, _ frame: PageBox, _ level: Level) -> MapPen {
        var pen = MapPen(projection: projection, tolerance: level.tolerance)
        pen.window = frame
        pen.leastArea = 3 * level.tolerance * level.tolerance
        return pen
    }

    private static func box(_ frame: PageBox, _ level: Level, column: Int, row: Int) -> PageBox {
        let width = (frame.right - frame.left) / Double(level.count)
        let height = (frame.bottom - frame.top) / Double(level.count)
        let (left, top) = (frame.left + width * Double(column), frame.top + height * Double(row))
        return PageBox(left: left, top: top, right: left + width, bottom: top + height)
    }

    private struct Layer {
        let name: String
        var rings: [[PagePoint]] = []
        var lines: [[PagePoint]] = []
    }

    /// From the lowest to the highest, as in the drawn map; outlines apart from fills, so that no cut gets a stroke.
    private static func layers(_ base: BaseMap, _ provinces: [Shape], _ pen: MapPen) -> [Layer] {
        func rings(_ shapes: [Shape]) -> [[PagePoint]] { shapes.flatMap(pen.areas).flatMap { $0 } }
        let land = rings(provinces)
        let lakes = rings(base[.lakes])
        let islands = rings(base.islands.map { .polygon($0) }).map { Array($0.reversed()) }
        let sea = rings(base[.sea]) + islands
        let disputed = base[.disputed].flatMap { pen.lines($0) } + rings(base[.disputed]).map(closed)
        return [
            Layer(
                name: "graticule",
                lines: Graticule(bounds: pen.projection.bounds, reach: 0.5).courses.flatMap(pen.cut)),
            Layer(name: "land", rings: land), Layer(name: "outline", lines: land.map(closed)),
            Layer(name: "river", lines: base[.rivers].flatMap(pen.lines)),
            Layer(name: "sea", rings: lakes), Layer(name: "lakeside", lines: lakes.map(closed)),
            Layer(name: "sea", rings: sea), Layer(name: "deep", rings: rings(base[.deep])),
            Layer(name: "border", lines: base[.borders].flatMap(pen.lines)),
            Layer(name: "contested", lines: disputed), Layer(name: "shore", lines: sea.map(closed)),
        ]
    }

    /// Outlines drawn with their fills, where no cut runs through them: half the bytes.
    private static func joined(_ layers: [Layer]) -> [Layer] {
        let names = ["land": "province", "sea": "sea coast"]
        return layers.compactMap { layer in
            guard !["outline", "lakeside", "shore"].contains(layer.name) else { return nil }
            return Layer(name: names[layer.name] ?? layer.name, rings: layer.rings, lines: layer.lines)
        }
    }

    private static func closed(_ ring: [PagePoint]) -> [PagePoint] { ring + ring.prefix(1) }

    private static func write(_ layers: [Layer], _ box: PageBox, _ level: Level) -> [UInt8] {
        let sheet = box.grown(by: overlap / Double(level.count))
        let paths = layers.compactMap { layer -> JSON? in
            var path = PathData(decimals: level.decimals)
            for ring in layer.rings { path.draw(sheet.clipped(ring: ring), isClosed: true) }
            for line in layer.lines.flatMap(sheet.clipped(line:)) { path.draw(line) }
            guard !path.isEmpty else { return nil }
            return .array([.string(layer.name), .string(String(decoding: path.bytes, as: UTF8.self))])
        }
        let edges = [box.left, box.top, box.right, box.bottom].map { JSON.string("\($0.hundredths)") }
        var fields = JSON.Fields()
        fields["box"] = .array(edges)
        fields["paths"] = .array(paths)
        return JSON.object(fields).canonical
    }
}

extension Double {
    /// Rounded to what can be seen on a map at its largest.
    var hundredths: Double { (self * 100).rounded() / 100 }
}
