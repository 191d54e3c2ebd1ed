import Journal
import Languages
import Markup
import Measures
import Register

/// What stands on the moving map, in one language: `{"things":[…]}` in the units of the drawn map's page.
///
/// Each thing has a kind `k`, an id `i`, a mark `m` (`area`, `ring`, `dot`, `line`, `water`, `state`, `sea`), a name `n`,
/// a rank `r` (0 is named first), and where it lies: `p` a point, `c` points where its name has room, `d` a path. A name
/// in another language than the reader's has its tag in `l`.
struct MapThings: Sendable {
    let body: [UInt8]
    /// The entity tag: the same content has the same.
    let tag: String

    init(_ things: [JSON]) {
        var fields = JSON.Fields()
        fields["things"] = .array(things)
        body = JSON.object(fields).canonical
        tag = "\"" + String(Digest(hashing: body).hex.prefix(20)) + "\""
    }
}

/// Writes things down for the moving map.
struct MapThingsWriter {
    let plate: MapPlate
    /// What the map reaches over.
    let frame: PageBox
    let language: Language
    private let pen: MapPen
    private let waters: MapStrips
    private let provinces: MapStrips

    init(plate: MapPlate, frame: PageBox, provinces: [Shape], language: Language) {
        self.plate = plate
        self.frame = frame
        self.language = language
        var pen = plate.pen
        pen.window = frame
        self.pen = pen
        func strips(_ rings: [[PagePoint]]) -> MapStrips {
            let rings = rings.map { ring in ring.map { PagePoint(x: $0.x, y: $0.y - frame.top) } }
            return MapStrips(rings: rings, pageHeight: frame.bottom - frame.top)
        }
        waters = strips(plate.waters)
        // By the odd-even rule two neighbours that share an edge are still both covered.
        self.provinces = strips(provinces.flatMap(pen.areas).flatMap { $0 })
    }

    /// The name of the sea, at its place.
    func sea(_ name: Text) -> JSON? {
        guard let name = name.reading(in: language), let middle = plate.seaMiddle.flatMap(pen.point) else { return nil }
        return write("sea", name: name, rank: 0, points: [middle])
    }

    /// A state's name, where there is room for it between the provinces; no link.
    func state(_ thing: Thing) -> JSON? {
        let name = self.name(of: thing)
        let text = name.language.script == .arabic ? name.text : name.text.uppercased()
        let width = MapLabel.width(text, name.language, .state, size: 12)
        let points = rooms(for: thing, width: width, size: 12, besides: provinces)
        return points.isEmpty ? nil : write("state", name: (text, name.language), rank: 1, points: points)
    }

    /// A thing by the mark of its kind; nil when nothing of it lies on the map.
    func thing(_ thing: Thing, kind: Kind, rank: Int) -> JSON? {
        // A town's aliases are older names and other spellings, not shorter ones.
        let name = self.name(of: thing, isWhole: kind.id == "town")
        switch kind.mark {
        case .none: return nil
        case .area where thing.shape != nil:
            let points = rooms(
                for: thing, width: MapLabel.width(name.text, name.language, .area, size: 13.5), size: 13.5)
            return points.isEmpty ? nil : write("area", thing, name, rank, points)
        case .line:
            guard let shape = thing.shape else { return nil }
            let lines = pen.lines(shape)
            return lines.isEmpty ? nil : write("line", thing, name, rank, [], PathData(lines: lines))
        case .area, .ring, .dot:
            guard let point = (thing.position ?? thing.shape?.labelPoint).flatMap(pen.point) else { return nil }
            let mark = kind.mark == .ring ? "ring" : kind.id == "sea" ? "water" : "dot"
            return write(mark, thing, name, rank, [point])
        }
    }

    private func name(of thing: Thing, isWhole: Bool = false) -> (text: String, language: Language) {
        if !isWhole, let alias = thing.allAliases(language).first { return (alias, language) }
        return thing.name.reading(in: language) ?? (thing.id, language)
    }

    /// Where a name has most room on what is land of a thing, at the scale of the whole map and at larger ones.
    private func rooms(for thing: Thing, width: Double, size: Double, besides: MapStrips? = nil) -> [PagePoint] {
        guard let shape = thing.shape else { return [] }
        // Strips count from 0 downwards, so what lies above the page is brought into it.
        let rings = pen.areas(shape).flatMap { $0 }.map { ring in ring.map { moved($0, by: -frame.top) } }
        var cover = MapStrips(rings: rings, pageHeight: frame.bottom - frame.top).subtracting(waters)
        if let besides { cover = cover.subtracting(besides) }
        var found: [PagePoint] = []
        for share in [1, 0.6, 0.3, 0.1] {
            for middle in cover.middles(width: width * share, height: max(size * share, 4)).prefix(40) {
                let point = moved(middle, by: frame.top)
                let isNew = found.allSatisfy { abs($0.x - point.x) + abs($0.y - point.y) > 30 * share + 4 }
                if isNew { found.append(point) }
                if found.count == 8 { return found }
            }
        }
        // An area too small for any name of its own has it in its middle at larger scales.
        return found.isEmpty ? [shape.labelPoint.flatMap(pen.point)].compactMap(\.self) : found
    }

    private func moved(_ point: PagePoint, by distance: Double) -> PagePoint {
        PagePoint(x: point.x, y: point.y + distance)
    }

    private func write(
        _ mark: String, _ thing: Thing? = nil, name: (text: String, language: Language), rank: Int,
        points: [PagePoint], path: PathData? = nil
    ) -> JSON {
        var fields = JSON.Fields()
        fields["m"] = .string(mark)
        fields["n"] = .string(Isolation.isolated(name.text, in: .leftToRight))
        fields["r"] = .integer(Int64(rank))
        if name.language != language { fields["l"] = .string(name.language.tag) }
        if let thing {
            fields["i"] = .string(thing.id)
            fields["k"] = .string(thing.kind)
        }
        // Whole hundredths of a unit: JSON of this house has no fractions.
        fields[mark == "area" || mark == "state" ? "c" : "p"] = .array(
            points.flatMap { [$0.x, $0.y] }.map { .integer(Int64(($0 * 100).rounded())) })
        if let path { fields["d"] = .string(String(decoding: path.bytes, as: UTF8.self)) }
        return .object(fields)
    }

    private func write(
        _ mark: String, _ thing: Thing, _ name: (text: String, language: Language), _ rank: Int, _ points: [PagePoint],
        _ path: PathData? = nil
    ) -> JSON {
        write(mark, thing, name: name, rank: rank, points: points, path: path)
    }
}
