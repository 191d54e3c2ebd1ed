import HTTPTypes

/// Which bytes of something a reader wants (RFC 9110, 14).
package enum ByteRange: Sendable, Hashable {
    case whole
    case part(Range<Int64>)
    /// Nothing of what was asked for is there.
    case outside

    /// Reads `Range` against a length; what is not understood, and more than one range, asks for the whole.
    package static func wanted(_ text: String?, of length: Int64) -> ByteRange {
        guard let text, text.prefix(6).lowercased() == "bytes=" else { return .whole }
        let range = text.dropFirst(6).filter { $0 != " " && $0 != "\t" }
        let sides = range.split(separator: "-", omittingEmptySubsequences: false)
        guard sides.count == 2, sides.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }) else {
            return .whole
        }
        if sides[0].isEmpty {
            guard !sides[1].isEmpty else { return .whole }
            // More digits than fit are more than there is.
            let count = Int64(sides[1]) ?? .max
            guard count > 0, length > 0 else { return .outside }
            return .part(max(0, length - count)..<length)
        }
        let start = Int64(sides[0]) ?? .max
        let end = sides[1].isEmpty ? .max : Int64(sides[1]) ?? .max
        guard end >= start else { return .whole }
        guard start < length else { return .outside }
        return .part(start..<min(length, end == .max ? length : end + 1))
    }
}
