import Foundation

/// Whole numbers as bytes, small ones in one byte: how the tables hold blocks.
struct ByteListWriter {
    private(set) var bytes: [UInt8] = []

    mutating func append(_ number: Int64) {
        var rest = UInt64(bitPattern: (number << 1) ^ (number >> 63))
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    /// A column in which one number often stands for long: number and count by turns.
    mutating func append(runs numbers: [Int64]) {
        var place = 0
        while place < numbers.count {
            var end = place + 1
            while end < numbers.count, numbers[end] == numbers[place] { end += 1 }
            append(numbers[place])
            append(Int64(end - place))
            place = end
        }
    }

    /// A column of which each number lies near the one before.
    mutating func append(steps numbers: [Int64]) {
        var last: Int64 = 0
        for number in numbers {
            append(number &- last)
            last = number
        }
    }
}

/// Reads what `ByteListWriter` wrote; whatever was damaged gives `nil`.
struct ByteListReader {
    private let bytes: UnsafeRawBufferPointer
    private var place = 0

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    mutating func next() -> Int64? {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while place < bytes.count, shift < 64 {
            let byte = bytes[place]
            place += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1) }
            shift += 7
        }
        return nil
    }

    mutating func runs(_ count: Int) -> [Int64]? {
        var numbers: [Int64] = []
        numbers.reserveCapacity(count)
        while numbers.count < count {
            guard let number = next(), let times = next(), times > 0, times <= Int64(count - numbers.count) else {
                return nil
            }
            numbers.append(contentsOf: repeatElement(number, count: Int(times)))
        }
        return numbers
    }

    mutating func steps(_ count: Int) -> [Int64]? {
        var numbers: [Int64] = []
        numbers.reserveCapacity(count)
        var last: Int64 = 0
        for _ in 0..<count {
            guard let step = next() else { return nil }
            last &+= step
            numbers.append(last)
        }
        return numbers
    }
}
