import Languages
import Markup
import Measures

/// Sets the names of one map, the weightier first; a name that finds no room is left out.
struct MapNaming {
    private let plate: MapPlate
    /// Where names lie already.
    private var taken: [PageBox] = []
    private let rings: [PageBox]
    private(set) var labels: [MapLabel] = []
    /// The least distance between names.
    private static let gap = 2.0
    /// The distance at which a state and its province are not read as one name.
    private static let wideGap = 22.0
    /// The longest name set; a longer one covers half the map.
    private static let longest = 60

    /// `rings` are kept clear whether they get a name or not.
    init(plate: MapPlate, rings: [PagePoint]) {
        self.plate = plate
        self.rings = rings.map { PageBox(left: $0.x, top: $0.y, right: $0.x, bottom: $0.y).grown(by: 4) }
    }

    /// The sea, at its place; in two lines where one would be too long.
    mutating func nameSea(_ name: MapName) {
        guard let middle = name.position ?? plate.seaMiddle, let point = plate.pen.point(middle) else { return }
        let size = MapLabel.Level.sea.sizes.phone
        let width = MapLabel.width(name.text, name.language, .sea, size: size)
        let lines = width > plate.projection.width / 3 ? Self.halves(name.text) : [name.text]
        for (index, line) in lines.enumerated() {
            let rows = Double(index) - Double(lines.count - 1) / 2
            let base = PagePoint(x: point.x, y: point.y + size * (1.22 * rows + 0.3))
            place(label(line, name.language, .sea, at: base, isOnSea: true))
        }
    }

    /// An area, where its name has most room within what is seen of it.
    mutating func nameArea(_ feature: MapFeature, cover: MapStrips) {
        guard !feature.name.isEmpty, feature.name.count <= Self.longest else { return }
        // It should fit at the size of a wide screen. A narrow area may have its name reach a little over its border, as
        // any may on a phone; no name ever reaches over another one.
        let (size, phone) = MapLabel.Level.area.sizes
        let width = MapLabel.width(feature.name, feature.language, .area, size: size)
        for share in [1, 0.6] {
            for middle in cover.middles(width: width * share, height: size).prefix(60) {
                let base = PagePoint(x: middle.x, y: middle.y + phone * 0.28)
                if place(label(feature.name, feature.language, .area, at: base)) { return }
            }
        }
    }

    /// A place, at one of eight sides of its ring: rather all on land or all on the sea than across the shore.
    mutating func namePlace(_ feature: MapFeature, at point: PagePoint) -> MapLabel? {
        guard !feature.name.isEmpty, feature.name.count <= Self.longest else { return nil }
        for isMinor in feature.isMajor ? [false, true] : [true] {
            let candidates = Self.sides.enumerated().map { index, side in
                // The mark of what the page is about is larger.
                let reach = feature.isChosen ? 1.7 : 1
                let label = MapLabel(
                    text: feature.name, language: feature.language, level: .place,
                    point: PagePoint(x: point.x + side.dx * reach, y: point.y + side.dy), anchor: side.anchor,
                    isMinor: isMinor, isOnSea: false)
                let cover = plate.sea.cover(of: label.box)
                return (label: label.on(sea: cover == .within), rank: Self.rank(cover) * 10 + index)
            }
            let ranked = candidates.sorted { $0.rank < $1.rank }
            for candidate in ranked where place(candidate.label) { return labels.popLast() }
            // The thing the page is about is named even in a crowd of rings.
            guard feature.isChosen else { continue }
            for candidate in ranked where place(candidate.label, overRings: true) { return labels.popLast() }
        }
        return nil
    }

    /// A state, near its place, on no line where that can be had.
    mutating func nameState(_ name: MapName, lines: MapMesh) {
        let areas = name.shape.map { plate.pen.areas($0).flatMap { $0 } } ?? []
        let land = MapStrips(rings: areas, pageHeight: plate.projection.height)
            .subtracting(plate.sea).subtracting(plate.lakes)
        let text = name.language.script == .arabic ? name.text : name.text.uppercased()
        let size = MapLabel.Level.state.sizes.phone
        let width = MapLabel.width(text, name.language, .state, size: size)
        var middles = land.middles(width: width, height: size)
        if let place = name.position, let point = plate.pen.point(place) {
            middles.insert(contentsOf: Self.around(point), at: 0)
        }
        // The roomiest rows differ little in where their middles lie, so places aside of them are tried as well.
        var candidates: [MapLabel] = []
        for middle in middles.prefix(400) {
            for aside in [0.0, -40, 40, -80, 80] {
                let base = PagePoint(x: middle.x + aside, y: middle.y + size * 0.3)
                candidates.append(label(text, name.language, .state, at: base))
            }
        }
        for candidate in candidates
        where land.cover(of: candidate.box) == .within && !lines.isCrossed(candidate.box.grown(by: 2)) {
            if place(candidate, gap: Self.wideGap) { return }
        }
        for candidate in candidates
        where land.cover(of: candidate.box) == .within && !lines.isCrossed(candidate.box.grown(by: 2)) {
            if place(candidate, gap: 10) { return }
        }
        for candidate in candidates where land.cover(of: candidate.box) == .within {
            if place(candidate) { return }
        }
    }

    private func label(
        _ text: String, _ language: Language, _ level: MapLabel.Level, at point: PagePoint, isOnSea: Bool = false
    ) -> MapLabel {
        MapLabel(
            text: text, language: language, level: level, point: point, anchor: .middle, isMinor: false,
            isOnSea: isOnSea)
    }

    @discardableResult
    private mutating func place(_ label: MapLabel, gap: Double = MapNaming.gap, overRings: Bool = false) -> Bool {
        let box = label.box
        guard plate.projection.frame.grown(by: -Self.gap).contains(box) else { return false }
        guard !taken.contains(where: { $0.touches(box, gap: gap) }) else { return false }
        guard overRings || !rings.contains(where: { $0.touches(box, gap: gap) }) else { return false }
        taken.append(box)
        labels.append(label)
        return true
    }

    private static let sides: [(dx: Double, dy: Double, anchor: TextAnchor)] = [
        (7, 4, .start), (-7, 4, .end), (6, -6, .start), (6, 14, .start), (-6, -6, .end), (-6, 14, .end),
        (0, -9, .middle), (0, 19, .middle),
    ]

    private static func rank(_ cover: MapStrips.Cover) -> Int {
        switch cover {
        case .within: 0
        case .outside: 1
        case .across: 2
        }
    }

    /// Places around a point, the nearest first.
    private static func around(_ point: PagePoint) -> [PagePoint] {
        var steps: [(x: Int, y: Int)] = []
        for y in -6...6 {
            for x in -6...6 { steps.append((x, y)) }
        }
        steps.sort { one, other in
            let (near, far) = (one.x * one.x + one.y * one.y, other.x * other.x + other.y * other.y)
            return near != far ? near < far : one.y != other.y ? one.y < other.y : one.x < other.x
        }
        return steps.map { PagePoint(x: point.x + Double($0.x) * 12, y: point.y + Double($0.y) * 12) }
    }

    /// A name cut at the blank nearest its middle.
    private static func halves(_ text: String) -> [String] {
        let middle = text.count / 2
        let blanks = text.indices.filter { text[$0] == " " }
        let cut = blanks.min {
            abs(text.distance(from: text.startIndex, to: $0) - middle)
                < abs(text.distance(from: text.startIndex, to: $1) - middle)
        }
        guard let cut else { return [text] }
        return [String(text[..<cut]), String(text[text.index(after: cut)...])]
    }
}

extension MapLabel {
    fileprivate func on(sea isOnSea: Bool) -> MapLabel {
        MapLabel(
            text: text, language: language, level: level, point: point, anchor: anchor, isMinor: isMinor,
            isOnSea: isOnSea)
    }
}
