/// A point of a drawing in its user units, y downwards.
struct PagePoint: Sendable, Hashable {
    var x: Double
    var y: Double
}

/// An upright box of a drawing, in its user units.
struct PageBox: Sendable, Hashable {
    var left: Double
    var top: Double
    var right: Double
    var bottom: Double

    /// Whether two boxes are nearer than `gap` units to each other.
    func touches(_ other: PageBox, gap: Double = 0) -> Bool {
        left < other.right + gap && other.left < right + gap && top < other.bottom + gap && other.top < bottom + gap
    }

    func contains(_ other: PageBox) -> Bool {
        left <= other.left && top <= other.top && right >= other.right && bottom >= other.bottom
    }

    func contains(_ point: PagePoint) -> Bool {
        (left...right).contains(point.x) && (top...bottom).contains(point.y)
    }

    /// The box grown by so many units on every side.
    func grown(by margin: Double) -> PageBox {
        PageBox(left: left - margin, top: top - margin, right: right + margin, bottom: bottom + margin)
    }
}

/// Twice the area of a ring with its sign: positive when it runs clockwise on the page.
func signedArea(_ ring: [PagePoint]) -> Double {
    guard var previous = ring.last else { return 0 }
    var sum = 0.0
    for point in ring {
        sum += previous.x * point.y - point.x * previous.y
        previous = point
    }
    return sum
}
