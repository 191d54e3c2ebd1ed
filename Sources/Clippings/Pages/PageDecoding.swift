import Importing

/// Bytes as text: by their mark, as UTF-8 where they are that, by the page's own word, else by what they certainly are.
enum PageDecoding {
    /// As far as a page has to have said in which encoding it is written.
    private static let head = 4096

    static func decoded(_ bytes: [UInt8]) throws(ClippingError) -> (text: String, encoding: String) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            return (String(decoding: bytes.dropFirst(3), as: UTF8.self), "utf-8")
        }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            return (utf16(bytes, isLittle: bytes[0] == 0xFF), "utf-16")
        }
        if let text = String(validating: bytes, as: UTF8.self) { return (text, "utf-8") }
        let stated = declared(bytes)
        if let stated, let text = stated.text(bytes) { return (text, stated.rawValue.lowercased()) }
        let text = String(decoding: bytes, as: UTF8.self)
        let lost = text.unicodeScalars.reduce(0) { $0 + ($1 == "\u{FFFD}" ? 1 : 0) }
        // A page cut in the middle of a letter is still UTF-8.
        if lost * 100 <= bytes.count { return (text, "utf-8") }
        if let page = CodePage.certain(of: bytes), let text = page.text(bytes) {
            return (text, page.rawValue.lowercased())
        }
        throw ClippingError(
            code: .unreadable,
            message: "The letters of the file cannot be told apart; save it as UTF-8, or paste the text.")
    }

    private static func utf16(_ bytes: [UInt8], isLittle: Bool) -> String {
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        for place in stride(from: 2, to: bytes.count - 1, by: 2) {
            let (first, second) = (UInt16(bytes[place]), UInt16(bytes[place + 1]))
            units.append(isLittle ? second << 8 | first : first << 8 | second)
        }
        return String(decoding: units, as: UTF16.self)
    }

    /// The code page that the head of a page names.
    private static func declared(_ bytes: [UInt8]) -> CodePage? {
        let head = String(
            decoding: bytes.prefix(head).map { $0 < 0x80 ? $0 | ($0 > 0x40 && $0 < 0x5B ? 0x20 : 0) : 0x3F },
            as: UTF8.self)
        guard let mark = head.firstRange(of: "charset=") else { return nil }
        let name = head[mark.upperBound...].drop { "\"' ".contains($0) }.prefix {
            $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_"
        }
        switch name {
        case "windows-1251", "cp1251", "win-1251", "x-cp1251": return .cyrillic
        case "windows-1256", "cp1256", "x-cp1256", "iso-8859-6": return .arabic
        case "windows-1254", "iso-8859-9", "latin5": return .turkish
        default: return nil
        }
    }
}
