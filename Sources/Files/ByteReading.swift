/// Reading numbers and marks out of bytes without stepping over their end.
extension [UInt8] {
    func starts(with mark: [UInt8], at place: Int) -> Bool {
        place >= 0 && place + mark.count <= count && self[place..<place + mark.count].elementsEqual(mark)
    }

    func starts(with text: String, at place: Int = 0) -> Bool { starts(with: Array(text.utf8), at: place) }

    func number16(_ place: Int, bigEndian: Bool = false) -> Int? {
        guard place >= 0, place + 2 <= count else { return nil }
        let (first, second) = (Int(self[place]), Int(self[place + 1]))
        return bigEndian ? first << 8 | second : second << 8 | first
    }

    func number32(_ place: Int, bigEndian: Bool = false) -> Int? {
        guard let first = number16(place, bigEndian: bigEndian), let second = number16(place + 2, bigEndian: bigEndian)
        else { return nil }
        return bigEndian ? first << 16 | second : second << 16 | first
    }

    /// Where a text stands first, from a place on.
    func place(of text: String, from start: Int = 0, to end: Int? = nil) -> Int? {
        let mark = Array(text.utf8)
        let end = Swift.min(end ?? count, count)
        guard let first = mark.first, start >= 0, end - mark.count >= start else { return nil }
        return withUnsafeBufferPointer { bytes in
            var place = start
            while place + mark.count <= end {
                if bytes[place] == first {
                    var length = 1
                    while length < mark.count, bytes[place + length] == mark[length] { length += 1 }
                    if length == mark.count { return place }
                }
                place += 1
            }
            return nil
        }
    }

    func contains(text: String) -> Bool { place(of: text) != nil }
}
