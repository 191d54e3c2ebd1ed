extension Language {
    /// The best offered language for an `Accept-Language` header (RFC 9110, 12.5.4), or nil when it accepts none.
    ///
    /// Reads at most 1,000 bytes and 32 ranges; a malformed range is passed over.
    ///
    /// A regional range (`fa-IR`) counts for its language; `fa;q=0` excludes Persian even beside `fa-IR`. Equal
    /// weights are decided by the order of the header, then by the order of `offered`.
    package static func negotiate(acceptLanguage header: String, among offered: [Language]) -> Language? {
        let ranges = LanguageRange.read(header)
        var best: (language: Language, weight: Int, position: Int)?
        for language in offered {
            guard let (weight, position) = standing(of: language, in: ranges) else { continue }
            if let held = best, (held.weight, -held.position) >= (weight, -position) { continue }
            best = (language, weight, position)
        }
        return best?.language
    }

    private static func standing(of language: Language, in ranges: [LanguageRange]) -> (weight: Int, position: Int)? {
        var own: (weight: Int, position: Int)?
        var wild: (weight: Int, position: Int)?
        for (position, range) in ranges.enumerated() {
            switch range.subject {
            case .any:
                if wild == nil { wild = (range.weight, position) }
            case .language(let named) where named == language:
                if range.isWhole && range.weight == 0 { return nil }
                if range.weight > own?.weight ?? -1 { own = (range.weight, position) }
            case .language, .other:
                continue
            }
        }
        // A refused region says nothing about the language as a whole, so `*` may still let it in.
        if let own, own.weight > 0 { return own }
        guard let wild, wild.weight > 0 else { return nil }
        return wild
    }
}

/// One weighted range of an `Accept-Language` header.
struct LanguageRange: Equatable, Sendable {
    enum Subject: Equatable, Sendable {
        case any
        case language(Language)
        case other
    }

    static let maximumBytes = 1_000
    static let maximumRanges = 32

    let subject: Subject
    /// Whether the range names the language alone, without region, script or variant.
    let isWhole: Bool
    /// The weight in thousandths, 0…1000.
    let weight: Int

    static func read(_ header: String) -> [LanguageRange] {
        var bytes = Array(header.utf8.prefix(maximumBytes + 1))
        if bytes.count > maximumBytes {
            // The range that was cut in two could read as another language.
            bytes = Array(bytes.prefix(upTo: bytes.lastIndex(of: UInt8(ascii: ",")) ?? 0))
        }
        return bytes.split(separator: UInt8(ascii: ",")).prefix(maximumRanges).compactMap(LanguageRange.init(piece:))
    }

    private init?(piece: ArraySlice<UInt8>) {
        let parts = piece.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map(Self.trimmed)
        guard let name = parts.first, parts.count <= 2 else { return nil }
        var weight = 1_000
        if parts.count == 2 {
            guard let stated = Self.weight(parts[1]) else { return nil }
            weight = stated
        }
        self.weight = weight
        if name.elementsEqual([UInt8(ascii: "*")]) {
            subject = .any
            isWhole = true
            return
        }
        guard let primary = Self.primarySubtag(name) else { return nil }
        subject = Language(rawValue: primary).map { .language($0) } ?? .other
        isWhole = !name.contains(UInt8(ascii: "-"))
    }

    /// The first subtag in lower case, or nil where the whole is not a language tag of at most 64 bytes.
    static func primarySubtag(_ tag: some Collection<UInt8>) -> String? {
        guard tag.count <= 64 else { return nil }
        var primary = ""
        for (index, subtag) in tag.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false).enumerated() {
            guard (1...8).contains(subtag.count), subtag.allSatisfy({ isLetter($0) || (index > 0 && isDigit($0)) })
            else { return nil }
            if index == 0 { primary = String(decoding: subtag.map { $0 | 0x20 }, as: UTF8.self) }
        }
        return primary
    }

    /// `q=0.8` in thousandths; nil where it is not a weight with at most three decimals between 0 and 1.
    private static func weight(_ parameter: ArraySlice<UInt8>) -> Int? {
        let bytes = Array(parameter)
        guard bytes.count >= 3, bytes[0] | 0x20 == UInt8(ascii: "q"), bytes[1] == UInt8(ascii: "=") else { return nil }
        guard bytes[2] == UInt8(ascii: "0") || bytes[2] == UInt8(ascii: "1") else { return nil }
        var thousandths = Int(bytes[2] - UInt8(ascii: "0")) * 1_000
        let rest = bytes.dropFirst(3)
        guard let point = rest.first else { return thousandths }
        guard point == UInt8(ascii: "."), rest.count <= 4 else { return nil }
        var place = 100
        for digit in rest.dropFirst() {
            guard isDigit(digit) else { return nil }
            thousandths += Int(digit - UInt8(ascii: "0")) * place
            place /= 10
        }
        return thousandths <= 1_000 ? thousandths : nil
    }

    private static func trimmed(_ piece: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let isSpace = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
        let start = piece.drop(while: isSpace)
        guard let last = start.lastIndex(where: { !isSpace($0) }) else { return start.prefix(0) }
        return start[...last]
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
