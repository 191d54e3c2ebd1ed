/// A text as a square of dark and light modules that cameras read (ISO/IEC 18004): bytes, error correction L,
/// versions 1 to 10.
package struct QRCode: Sendable {
    /// The modules of one side.
    package let size: Int
    private var dark: [Bool]
    /// Modules of the pattern itself, which no mask changes.
    private var fixed: [Bool]
    private let version: Int

    /// The most bytes that fit.
    package static let bytesMax = 271

    /// `nil` where the text is too long.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard let version = (1...10).first(where: { bytes.count <= Self.capacity($0) }) else { return nil }
        self.version = version
        size = 17 + 4 * version
        (dark, fixed) = ([Bool](repeating: false, count: size * size), [Bool](repeating: false, count: size * size))
        drawPattern()
        place(QRCorrection.codewords(bytes, version))
        chooseMask()
    }

    private static func capacity(_ version: Int) -> Int { QRCorrection.dataCount(version) - (version < 10 ? 2 : 3) }

    package subscript(x: Int, y: Int) -> Bool { dark[y * size + x] }

    /// The dark modules as one path in units of a module, with the margin of four that readers need.
    package var path: PathData {
        var path = PathData(decimals: 0)
        for y in 0..<size {
            var x = 0
            while x < size {
                let start = x
                while x < size, self[x, y] { x += 1 }
                if x > start {
                    let (left, top, right) = (Double(start + 4), Double(y + 4), Double(x + 4))
                    path.move(left, top)
                    path.line(right, top)
                    path.line(right, top + 1)
                    path.line(left, top + 1)
                    path.close()
                }
                x += 1
            }
        }
        return path
    }

    /// One side with the margin on both ends.
    package var span: Double { Double(size + 8) }
}

/// The parts of the pattern.
extension QRCode {
    private mutating func set(_ x: Int, _ y: Int, _ isDark: Bool) {
        dark[y * size + x] = isDark
        fixed[y * size + x] = true
    }

    private mutating func drawPattern() {
        for place in 0..<size {
            set(6, place, place.isMultiple(of: 2))
            set(place, 6, place.isMultiple(of: 2))
        }
        for (x, y) in [(3, 3), (size - 4, 3), (3, size - 4)] { drawFinder(x, y) }
        let places = QRCorrection.alignment(version)
        for (row, y) in places.enumerated() {
            for (column, x) in places.enumerated() {
                let last = places.count - 1
                if (row, column) == (0, 0) || (row, column) == (0, last) || (row, column) == (last, 0) { continue }
                drawAlignment(x, y)
            }
        }
        drawFormat(mask: 0)
        drawVersion()
    }

    private mutating func drawFinder(_ x: Int, _ y: Int) {
        for down in -4...4 {
            for across in -4...4 {
                let (column, row) = (x + across, y + down)
                guard (0..<size).contains(column), (0..<size).contains(row) else { continue }
                let distance = max(abs(across), abs(down))
                set(column, row, distance != 2 && distance != 4)
            }
        }
    }

    private mutating func drawAlignment(_ x: Int, _ y: Int) {
        for down in -2...2 {
            for across in -2...2 { set(x + across, y + down, max(abs(across), abs(down)) != 1) }
        }
    }

    /// Which mask was taken, written twice.
    private mutating func drawFormat(mask: Int) {
        let data = 1 << 3 | mask
        var rest = data
        for _ in 0..<10 { rest = rest << 1 ^ (rest >> 9) * 0x537 }
        let bits = (data << 10 | rest) ^ 0x5412
        func bit(_ place: Int) -> Bool { bits >> place & 1 == 1 }
        for place in 0...5 { set(8, place, bit(place)) }
        set(8, 7, bit(6))
        set(8, 8, bit(7))
        set(7, 8, bit(8))
        for place in 9..<15 { set(14 - place, 8, bit(place)) }
        for place in 0..<8 { set(size - 1 - place, 8, bit(place)) }
        for place in 8..<15 { set(8, size - 15 + place, bit(place)) }
        set(8, size - 8, true)
    }

    private mutating func drawVersion() {
        guard version >= 7 else { return }
        var rest = version
        for _ in 0..<12 { rest = rest << 1 ^ (rest >> 11) * 0x1F25 }
        let bits = version << 12 | rest
        for place in 0..<18 {
            let (far, near) = (size - 11 + place % 3, place / 3)
            set(far, near, bits >> place & 1 == 1)
            set(near, far, bits >> place & 1 == 1)
        }
    }

    /// Lays the bits out in pairs of columns, up and down in turn from the right.
    private mutating func place(_ codewords: [UInt8]) {
        var next = 0
        var right = size - 1
        while right >= 1 {
            if right == 6 { right = 5 }
            for step in 0..<size {
                for column in [right, right - 1] {
                    let isUpward = (right + 1) & 2 == 0
                    let row = isUpward ? size - 1 - step : step
                    guard !fixed[row * size + column], next < codewords.count * 8 else { continue }
                    dark[row * size + column] = codewords[next / 8] >> UInt8(7 - next % 8) & 1 == 1
                    next += 1
                }
            }
            right -= 2
        }
    }
}

/// The mask that gives the calmest picture.
extension QRCode {
    private mutating func chooseMask() {
        var best = (mask: 0, penalty: Int.max)
        for mask in 0..<8 {
            drawFormat(mask: mask)
            apply(mask)
            let penalty = penalty
            if penalty < best.penalty { best = (mask, penalty) }
            apply(mask)
        }
        drawFormat(mask: best.mask)
        apply(best.mask)
    }

    private mutating func apply(_ mask: Int) {
        for y in 0..<size {
            for x in 0..<size where !fixed[y * size + x] && Self.isTurned(mask, x, y) { dark[y * size + x].toggle() }
        }
    }

    private static func isTurned(_ mask: Int, _ x: Int, _ y: Int) -> Bool {
        switch mask {
        case 0: (x + y) % 2 == 0
        case 1: y % 2 == 0
        case 2: x % 3 == 0
        case 3: (x + y) % 3 == 0
        case 4: (x / 3 + y / 2) % 2 == 0
        case 5: x * y % 2 + x * y % 3 == 0
        case 6: (x * y % 2 + x * y % 3) % 2 == 0
        default: ((x + y) % 2 + x * y % 3) % 2 == 0
        }
    }

    private var penalty: Int {
        let lines = (0..<size).flatMap { place in
            [(0..<size).map { self[$0, place] }, (0..<size).map { self[place, $0] }]
        }
        var sum = lines.reduce(0) { $0 + Self.penalty(of: $1) }
        for y in 0..<(size - 1) {
            for x in 0..<(size - 1) {
                let first = self[x, y]
                if self[x + 1, y] == first, self[x, y + 1] == first, self[x + 1, y + 1] == first { sum += 3 }
            }
        }
        let share = dark.count { $0 } * 20 - dark.count * 10
        return sum + (abs(share) + dark.count - 1) / dark.count * 10
    }

    /// Long runs of one colour, and what looks like a corner.
    private static func penalty(of line: [Bool]) -> Int {
        var (sum, run) = (0, 1)
        for place in line.indices.dropFirst() {
            run = line[place] == line[place - 1] ? run + 1 : 1
            if run == 5 { sum += 3 } else if run > 5 { sum += 1 }
        }
        let corner = [true, false, true, true, true, false, true]
        for start in 0...(line.count - 7) where line[start..<(start + 7)].elementsEqual(corner) {
            func isLight(_ range: Range<Int>) -> Bool { range.allSatisfy { !line.indices.contains($0) || !line[$0] } }
            if isLight((start - 4)..<start) || isLight((start + 7)..<(start + 11)) { sum += 40 }
        }
        return sum
    }
}
