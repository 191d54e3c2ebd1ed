/// The bytes of a QR code with those by which a reader mends what it cannot see (Reed–Solomon over 2⁸).
enum QRCorrection {
    /// Of each version at level L: all codewords, those of correction in a block, blocks, and where the small squares lie.
    private static let versions: [(all: Int, correction: Int, blocks: Int, alignment: [Int])] = [
        (26, 7, 1, []), (44, 10, 1, [6, 18]), (70, 15, 1, [6, 22]), (100, 20, 1, [6, 26]), (134, 26, 1, [6, 30]),
        (172, 18, 2, [6, 34]), (196, 20, 2, [6, 22, 38]), (242, 24, 2, [6, 24, 42]), (292, 30, 2, [6, 26, 46]),
        (346, 18, 4, [6, 28, 50]),
    ]

    static func alignment(_ version: Int) -> [Int] { versions[version - 1].alignment }

    /// The codewords left for data.
    static func dataCount(_ version: Int) -> Int {
        let facts = versions[version - 1]
        return facts.all - facts.correction * facts.blocks
    }

    /// All codewords in the order in which they are laid out.
    static func codewords(_ bytes: [UInt8], _ version: Int) -> [UInt8] {
        let facts = versions[version - 1]
        let data = filled(bytes, version)
        let short = data.count / facts.blocks
        let longs = data.count % facts.blocks
        var blocks: [(data: [UInt8], correction: [UInt8])] = []
        var start = 0
        for number in 0..<facts.blocks {
            // The longer blocks come last.
            let count = short + (number >= facts.blocks - longs ? 1 : 0)
            let block = Array(data[start..<(start + count)])
            blocks.append((block, remainder(of: block, facts.correction)))
            start += count
        }
        var all: [UInt8] = []
        for place in 0...short { for block in blocks where place < block.data.count { all.append(block.data[place]) } }
        for place in 0..<facts.correction { for block in blocks { all.append(block.correction[place]) } }
        return all
    }

    /// Mode, length and bytes, filled up to what the version holds.
    private static func filled(_ bytes: [UInt8], _ version: Int) -> [UInt8] {
        let count = dataCount(version)
        var bits: [Bool] = []
        func add(_ value: Int, _ width: Int) {
            for place in stride(from: width - 1, through: 0, by: -1) { bits.append(value >> place & 1 == 1) }
        }
        add(0b0100, 4)
        add(bytes.count, version < 10 ? 8 : 16)
        for byte in bytes { add(Int(byte), 8) }
        add(0, min(4, count * 8 - bits.count))
        while !bits.count.isMultiple(of: 8) { bits.append(false) }
        var data = stride(from: 0, to: bits.count, by: 8).map { start in
            bits[start..<(start + 8)].reduce(UInt8(0)) { $0 << 1 | ($1 ? 1 : 0) }
        }
        var isFirst = true
        while data.count < count {
            data.append(isFirst ? 0xEC : 0x11)
            isFirst.toggle()
        }
        return data
    }

    private static func remainder(of data: [UInt8], _ count: Int) -> [UInt8] {
        let divisor = divisor(count)
        var rest = [UInt8](repeating: 0, count: count)
        for byte in data {
            let factor = byte ^ rest.removeFirst()
            rest.append(0)
            for place in rest.indices { rest[place] ^= product(divisor[place], factor) }
        }
        return rest
    }

    /// The product of (x − 2⁰) … (x − 2ⁿ⁻¹), without its leading one.
    private static func divisor(_ count: Int) -> [UInt8] {
        var factors = [UInt8](repeating: 0, count: count - 1) + [1]
        var root: UInt8 = 1
        for _ in 0..<count {
            for place in factors.indices {
                factors[place] = product(factors[place], root)
                if place + 1 < factors.count { factors[place] ^= factors[place + 1] }
            }
            root = product(root, 2)
        }
        return factors
    }

    private static func product(_ first: UInt8, _ second: UInt8) -> UInt8 {
        var product = 0
        for place in stride(from: 7, through: 0, by: -1) {
            product = product << 1 ^ (product >> 7) * 0x11D
            product ^= Int(second >> UInt8(place) & 1) * Int(first)
        }
        return UInt8(truncatingIfNeeded: product)
    }
}
