/// Where a text of a drawing is held; start and end follow the direction of the text.
package enum TextAnchor: String, Sendable {
    case start, middle, end
}

// Coordinates and lengths are in user units of the drawing. Colours and strokes come from classes of the sheet.
extension Attribute {
    /// The part of the plane that is shown.
    package static func viewBox(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> Attribute {
        var bytes: [UInt8] = []
        for (index, number) in [x, y, width, height].enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: " ")) }
            appendNumber(number, to: &bytes)
        }
        return Attribute("viewBox", raw: bytes)
    }
    /// The name space; needed only when a drawing is a file of its own.
    package static let xmlns = Attribute("xmlns", "http://www.w3.org/2000/svg")
    /// How a drawing fits its frame.
    package static func preserveAspectRatio(_ text: String) -> Attribute { Attribute("preserveAspectRatio", text) }
    /// The outline of a path.
    package static func d(_ path: PathData) -> Attribute { Attribute("d", raw: path.bytes) }
    /// The corners of a polyline; numbers that are none are left out.
    package static func points(_ points: [(x: Double, y: Double)]) -> Attribute {
        var bytes: [UInt8] = []
        for point in points where point.x.isFinite && point.y.isFinite {
            if !bytes.isEmpty { bytes.append(UInt8(ascii: " ")) }
            appendNumber(point.x, to: &bytes)
            bytes.append(UInt8(ascii: ","))
            appendNumber(point.y, to: &bytes)
        }
        return Attribute("points", raw: bytes)
    }
    /// Abscissa.
    package static func x(_ value: Double) -> Attribute { Attribute("x", number: value) }
    /// Ordinate, downwards.
    package static func y(_ value: Double) -> Attribute { Attribute("y", number: value) }
    /// Shift to the right.
    package static func dx(_ value: Double) -> Attribute { Attribute("dx", number: value) }
    /// Shift downwards.
    package static func dy(_ value: Double) -> Attribute { Attribute("dy", number: value) }
    /// Abscissa of a line's start.
    package static func x1(_ value: Double) -> Attribute { Attribute("x1", number: value) }
    /// Ordinate of a line's start.
    package static func y1(_ value: Double) -> Attribute { Attribute("y1", number: value) }
    /// Abscissa of a line's end.
    package static func x2(_ value: Double) -> Attribute { Attribute("x2", number: value) }
    /// Ordinate of a line's end.
    package static func y2(_ value: Double) -> Attribute { Attribute("y2", number: value) }
    /// Abscissa of a circle's centre.
    package static func cx(_ value: Double) -> Attribute { Attribute("cx", number: value) }
    /// Ordinate of a circle's centre.
    package static func cy(_ value: Double) -> Attribute { Attribute("cy", number: value) }
    /// Radius.
    package static func r(_ value: Double) -> Attribute { Attribute("r", number: value) }
    /// Radius of a rectangle's corners.
    package static func rx(_ value: Double) -> Attribute { Attribute("rx", number: value) }
    /// Where the text stands to its point.
    package static func textAnchor(_ anchor: TextAnchor) -> Attribute { Attribute("text-anchor", anchor.rawValue) }
    /// Moves a group.
    package static func translate(_ x: Double, _ y: Double) -> Attribute {
        transform("translate(", [x, y])
    }
    /// Turns a group clockwise by degrees about a point.
    package static func rotate(_ degrees: Double, _ x: Double = 0, _ y: Double = 0) -> Attribute {
        transform("rotate(", [degrees, x, y])
    }
    /// Shows only what lies within the `clipPath` of this id; other than letters, digits, "-" and "_" drop it.
    package static func clip(_ id: String) -> Attribute {
        isPlain(id) ? Attribute("clip-path", "url(#\(id))") : .none
    }
    /// What a `use` draws again, by id; other than letters, digits, "-" and "_" drop it.
    package static func reference(_ id: String) -> Attribute {
        isPlain(id) ? Attribute("href", "#\(id)") : .none
    }

    private static func transform(_ name: String, _ numbers: [Double]) -> Attribute {
        var bytes = Array(name.utf8)
        for (index, number) in numbers.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: " ")) }
            appendNumber(number, to: &bytes)
        }
        bytes.append(UInt8(ascii: ")"))
        return Attribute("transform", raw: bytes)
    }

    private static func isPlain(_ id: String) -> Bool {
        !id.isEmpty
            && id.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                    true
                default: false
                }
            }
    }
}
