/// The list of what an archive holds, as it stands at its end.
struct ZipDirectory {
    struct Item {
        let name: String
        let isLocked: Bool
        let packedBytes: Int
        let bytes: Int
        let place: Int
    }

    let items: [Item]

    static let itemsMax = 20_000

    /// Where the end of a directory stands that a program would find; `nil` for none.
    static func endPlace(_ bytes: [UInt8]) -> Int? {
        var place = bytes.count - 22
        while place >= 0, place >= bytes.count - 22 - 0xFFFF {
            if bytes[place] == 0x50, bytes.starts(with: [0x50, 0x4B, 5, 6], at: place),
                let remark = bytes.number16(place + 20), place + 22 + remark <= bytes.count
            {
                return place
            }
            place -= 1
        }
        return nil
    }

    init(_ bytes: [UInt8]) throws(FileFault) {
        guard let end = Self.endPlace(bytes), let count = bytes.number16(end + 10), let size = bytes.number32(end + 12),
            let start = bytes.number32(end + 16), let remark = bytes.number16(end + 20)
        else { throw .broken }
        guard count < 0xFFFF, count <= Self.itemsMax else { throw .bomb }
        // Anything before, behind or between would be another file for another program.
        guard end + 22 == bytes.count, remark == 0, start + size == end else { throw .twofold }
        var items: [Item] = []
        var place = start
        for _ in 0..<count {
            let item = try Self.item(bytes, &place, end)
            guard item.place < start else { throw .broken }
            items.append(item)
        }
        guard place == end else { throw .broken }
        self.items = items
    }

    private static func item(_ bytes: [UInt8], _ place: inout Int, _ end: Int) throws(FileFault) -> Item {
        guard bytes.starts(with: [0x50, 0x4B, 1, 2], at: place), let flags = bytes.number16(place + 8),
            let packed = bytes.number32(place + 20), let whole = bytes.number32(place + 24),
            let length = bytes.number16(place + 28), let extra = bytes.number16(place + 30),
            let note = bytes.number16(place + 32), let offset = bytes.number32(place + 42),
            place + 46 + length <= end,
            let name = String(validating: bytes[(place + 46)..<(place + 46 + length)], as: UTF8.self),
            bytes.starts(with: [0x50, 0x4B, 3, 4], at: offset)
        else { throw .broken }
        place += 46 + length + extra + note
        return Item(name: name, isLocked: flags & 1 != 0, packedBytes: packed, bytes: whole, place: offset)
    }
}
