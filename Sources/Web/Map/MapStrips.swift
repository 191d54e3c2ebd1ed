/// What part of the page some areas cover, in strips across it: cheap to ask whether a name fits.
struct MapStrips: Sendable {
    /// How high a strip is, in user units.
    static let height = 4.0
    /// The stretches covered in each strip, from left to right.
    let strips: [[ClosedRange<Double>]]

    /// The cover of rings, holes by the even-odd rule, on a page of that height.
    init(rings: [[PagePoint]], pageHeight: Double) {
        let count = max(Int((pageHeight / Self.height).rounded(.up)), 1)
        var crossings = [[Double]](repeating: [], count: count)
        for ring in rings {
            guard var previous = ring.last else { continue }
            for point in ring {
                Self.cross(previous, point, &crossings)
                previous = point
            }
        }
        strips = crossings.map { row in
            let row = row.sorted()
            return stride(from: 0, to: row.count - 1, by: 2).map { row[$0]...row[$0 + 1] }
        }
    }

    private init(strips: [[ClosedRange<Double>]]) { self.strips = strips }

    private static func cross(_ start: PagePoint, _ end: PagePoint, _ crossings: inout [[Double]]) {
        let (upper, lower) = start.y < end.y ? (start, end) : (end, start)
        // The middle of strip n lies at (n + ½) · height.
        let first = max(Int((upper.y / height - 0.5).rounded(.up)), 0)
        let end = min(Int((lower.y / height - 0.5).rounded(.up)), crossings.count)
        guard first < end else { return }
        for strip in first..<end {
            let y = (Double(strip) + 0.5) * height
            crossings[strip].append(upper.x + (y - upper.y) / (lower.y - upper.y) * (lower.x - upper.x))
        }
    }

    /// What of this cover the other one leaves free.
    func subtracting(_ other: MapStrips) -> MapStrips {
        MapStrips(
            strips: strips.enumerated().map { index, own in
                guard index < other.strips.count else { return own }
                return other.strips[index].reduce(own) { rest, taken in
                    rest.flatMap { Self.remains(of: $0, without: taken) }
                }
            })
    }

    private static func remains(
        of own: ClosedRange<Double>, without taken: ClosedRange<Double>
    ) -> [ClosedRange<Double>] {
        guard own.overlaps(taken) else { return [own] }
        var rest: [ClosedRange<Double>] = []
        if own.lowerBound < taken.lowerBound { rest.append(own.lowerBound...taken.lowerBound) }
        if taken.upperBound < own.upperBound { rest.append(taken.upperBound...own.upperBound) }
        return rest
    }

    /// Whether a box lies wholly within the cover, wholly outside, or across its edge.
    func cover(of box: PageBox) -> Cover {
        var (isIn, isOut) = (false, false)
        for strip in range(box) {
            if strips[strip].contains(where: { $0.lowerBound <= box.left && $0.upperBound >= box.right }) {
                isIn = true
            } else if strips[strip].contains(where: { $0.lowerBound < box.right && $0.upperBound > box.left }) {
                return .across
            } else {
                isOut = true
            }
        }
        return isIn && isOut ? .across : isIn ? .within : .outside
    }

    enum Cover: Sendable {
        case within, outside, across
    }

    /// Middles of boxes of a size that lie within the cover, those with the most room around them first.
    func middles(width: Double, height: Double) -> [PagePoint] {
        var found: [(middle: PagePoint, room: Double)] = []
        for (index, strip) in strips.enumerated() {
            let y = (Double(index) + 0.5) * Self.height
            for stretch in strip where stretch.upperBound - stretch.lowerBound >= width {
                let middle = (stretch.lowerBound + stretch.upperBound) / 2
                let left = min(max(middle - width / 2, stretch.lowerBound), stretch.upperBound - width)
                let room = self.room(left: left, right: left + width, strip: index)
                guard room >= height / 2 else { continue }
                let aside = (stretch.upperBound - stretch.lowerBound - width) / 2
                found.append((PagePoint(x: middle, y: y), min(room, height / 2 + aside)))
            }
        }
        return found.sorted {
            ($1.room, $0.middle.y, $0.middle.x) < ($0.room, $1.middle.y, $1.middle.x)
        }.map(\.middle)
    }

    /// How far up and down a stretch stays covered.
    private func room(left: Double, right: Double, strip: Int) -> Double {
        var reach = 0
        while reach < 40, isCovered(left, right, strip - reach - 1), isCovered(left, right, strip + reach + 1) {
            reach += 1
        }
        return (Double(reach) + 0.5) * Self.height
    }

    private func isCovered(_ left: Double, _ right: Double, _ strip: Int) -> Bool {
        strips.indices.contains(strip)
            && strips[strip].contains { $0.lowerBound <= left && $0.upperBound >= right }
    }

    private func range(_ box: PageBox) -> Range<Int> {
        let first = min(max(Int((box.top / Self.height).rounded(.down)), 0), strips.count)
        let end = min(max(Int((box.bottom / Self.height).rounded(.up)), first), strips.count)
        return first..<end
    }
}
