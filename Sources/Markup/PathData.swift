/// The `d` of a path or the `points` of a polyline, written in the shortest form: relative steps on a grid of fixed
/// decimals, so that a coastline of a thousand points stays below ten kilobytes and rounding never adds up.
package struct PathData: Sendable, Equatable {
    package private(set) var bytes: [UInt8] = []
    private let decimals: Int
    private var last: (x: Int, y: Int) = (0, 0)
    private var start: (x: Int, y: Int) = (0, 0)
    private var isOpen = false
    private var isInLines = false

    /// An empty path; `decimals` (0 to 4) are kept of each coordinate.
    package init(decimals: Int = 1) {
        self.decimals = min(max(decimals, 0), 4)
    }

    package static func == (one: PathData, other: PathData) -> Bool { one.bytes == other.bytes }

    /// Whether nothing has been drawn.
    package var isEmpty: Bool { bytes.isEmpty }

    /// Lifts the pen to a point; a point that is not a number is left out.
    package mutating func move(_ x: Double, _ y: Double) {
        guard let point = grid(x, y) else { return }
        bytes.append(UInt8(ascii: "M"))
        appendPair(point.x, point.y)
        last = point
        start = point
        isOpen = true
        isInLines = false
    }

    /// Draws to a point.
    ///
    /// Steps that vanish on the grid are left out; without a start this is a `move`.
    package mutating func line(_ x: Double, _ y: Double) {
        guard isOpen else { return move(x, y) }
        guard let point = grid(x, y) else { return }
        let step = (x: point.x - last.x, y: point.y - last.y)
        guard step.x != 0 || step.y != 0 else { return }
        if !isInLines {
            bytes.append(UInt8(ascii: "l"))
        } else if step.x >= 0 {
            bytes.append(UInt8(ascii: " "))
        }
        isInLines = true
        appendPair(step.x, step.y)
        last = point
    }

    /// Draws an arc of a circle of radius `r` to a point, clockwise or not, always the shorter way round.
    package mutating func arc(radius r: Double, clockwise: Bool, to x: Double, _ y: Double) {
        guard isOpen, let point = grid(x, y), let radius = scaled(r, decimals: decimals) else { return }
        bytes.append(UInt8(ascii: "A"))
        appendPair(radius, radius)
        bytes.append(contentsOf: clockwise ? " 0 0 1 ".utf8 : " 0 0 0 ".utf8)
        appendPair(point.x, point.y)
        last = point
        isInLines = false
    }

    /// Closes the ring back to where the pen was put down.
    package mutating func close() {
        guard isOpen else { return }
        bytes.append(UInt8(ascii: "z"))
        last = start
        isOpen = false
        isInLines = false
    }

    private func grid(_ x: Double, _ y: Double) -> (x: Int, y: Int)? {
        guard let x = scaled(x, decimals: decimals), let y = scaled(y, decimals: decimals) else { return nil }
        return (x, y)
    }

    /// A minus sign separates by itself.
    private mutating func appendPair(_ x: Int, _ y: Int) {
        appendScaled(x, decimals: decimals, to: &bytes)
        if y >= 0 { bytes.append(UInt8(ascii: " ")) }
        appendScaled(y, decimals: decimals, to: &bytes)
    }
}
