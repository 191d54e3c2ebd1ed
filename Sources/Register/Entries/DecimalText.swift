/// Decimal numbers of few digits, which one division of two exact numbers rounds as it should be.
enum DecimalText {
    private static let powers: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
    ]

    /// `nil` where the text is longer or of another form, such as one with an exponent.
    static func double(_ text: ArraySlice<UInt8>) -> Double? {
        var rest = text
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative { rest.removeFirst() }
        guard (1...16).contains(rest.count) else { return nil }
        var (digits, places, count) = (0, -1, 0)
        for byte in rest {
            if byte == UInt8(ascii: "."), places < 0 {
                places = 0
            } else {
                guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
                digits = digits * 10 + Int(byte - UInt8(ascii: "0"))
                count += 1
                if places >= 0 { places += 1 }
            }
        }
        // A point without a digit on either side is left to the general reader.
        guard count > 0, count <= 15, places != 0, places < count else { return nil }
        let number = Double(digits) / powers[max(places, 0)]
        return isNegative ? -number : number
    }
}
