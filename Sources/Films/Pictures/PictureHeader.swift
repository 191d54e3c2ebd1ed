/// What a picture says of itself in its first bytes, read before anything decodes it.
struct PictureHeader: Sendable, Hashable {
    enum Kind: String, Sendable, Hashable {
        case jpeg, png, webp

        /// The one reader of ffmpeg that may look at it.
        var demuxer: String { rawValue + "_pipe" }
    }

    let kind: Kind
    let width: Int
    let height: Int
    /// How the camera was held: 1 upright to 8, as EXIF counts.
    let turn: Int

    init(_ bytes: [UInt8]) throws(FilmFault) {
        if bytes.isEmpty { throw .empty }
        let found: (Kind, Int, Int, Int)?
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            found = Self.big(bytes, 16, 4).flatMap { width in Self.big(bytes, 20, 4).map { (.png, width, $0, 1) } }
        } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            found = Self.jpeg(bytes)
        } else if bytes.starts(with: Array("RIFF".utf8)), bytes.dropFirst(8).starts(with: Array("WEBP".utf8)) {
            found = Self.webp(bytes)
        } else {
            throw Self.refusal(bytes)
        }
        guard let found, found.1 > 0, found.2 > 0 else { throw .broken }
        (kind, width, height, turn) = found
        guard max(width, height) <= FilmLimits.pictureSideMax, width * height <= FilmLimits.picturePixelsMax else {
            throw .bomb
        }
    }

    /// Whether the camera lay on its side.
    var isTurned: Bool { turn > 4 }

    /// How ffmpeg sets it upright.
    var turning: [String] {
        switch turn {
        case 2: ["hflip"]
        case 3: ["hflip", "vflip"]
        case 4: ["vflip"]
        case 5: ["transpose=0"]
        case 6: ["transpose=1"]
        case 7: ["transpose=3"]
        case 8: ["transpose=2"]
        default: []
        }
    }

    private static func refusal(_ bytes: [UInt8]) -> FilmFault {
        do throws(FilmFault) {
            _ = try FilmContainer.recognise(Array(bytes.prefix(FilmContainer.headBytes)))
            return .notPicture
        } catch {
            return error == .drawing || error == .program || error == .archive ? error : .notPicture
        }
    }

    private static func big(_ bytes: [UInt8], _ place: Int, _ count: Int) -> Int? {
        guard place >= 0, place + count <= bytes.count else { return nil }
        return bytes[place..<place + count].reduce(0) { $0 << 8 | Int($1) }
    }

    private static func little(_ bytes: [UInt8], _ place: Int, _ count: Int) -> Int? {
        guard place >= 0, place + count <= bytes.count else { return nil }
        return bytes[place..<place + count].reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    private static func jpeg(_ bytes: [UInt8]) -> (Kind, Int, Int, Int)? {
        var (place, turn) = (2, 1)
        while place + 4 <= bytes.count, bytes[place] == 0xFF {
            let mark = bytes[place + 1]
            if mark == 0xFF {
                place += 1
                continue
            }
            guard let length = big(bytes, place + 2, 2), length >= 2 else { return nil }
            if mark == 0xE1, bytes.dropFirst(place + 4).starts(with: Array("Exif\0\0".utf8)) {
                turn = exif(bytes, place + 10) ?? turn
            }
            let isFrame = (0xC0...0xCF).contains(mark) && ![0xC4, 0xC8, 0xCC].contains(mark)
            if isFrame, let height = big(bytes, place + 5, 2), let width = big(bytes, place + 7, 2) {
                return (.jpeg, width, height, turn)
            }
            if mark == 0xDA || mark == 0xD9 { return nil }
            place += 2 + length
        }
        return nil
    }

    /// The orientation of a block of EXIF.
    private static func exif(_ bytes: [UInt8], _ start: Int) -> Int? {
        guard start + 8 <= bytes.count else { return nil }
        let isBig = bytes[start] == 0x4D
        func number(_ place: Int, _ count: Int) -> Int? {
            isBig ? big(bytes, place, count) : little(bytes, place, count)
        }
        guard let offset = number(start + 4, 4), let count = number(start + offset, 2), count <= 512 else { return nil }
        for index in 0..<count {
            let place = start + offset + 2 + 12 * index
            if number(place, 2) == 0x0112, let turn = number(place + 8, 2), (1...8).contains(turn) { return turn }
        }
        return nil
    }

    private static func webp(_ bytes: [UInt8]) -> (Kind, Int, Int, Int)? {
        func stands(_ text: String) -> Bool { bytes.dropFirst(12).starts(with: Array(text.utf8)) }
        if stands("VP8X"), let width = little(bytes, 24, 3), let height = little(bytes, 27, 3) {
            return (.webp, width + 1, height + 1, 1)
        }
        if stands("VP8L"), let packed = little(bytes, 21, 4) {
            return (.webp, (packed & 0x3FFF) + 1, (packed >> 14 & 0x3FFF) + 1, 1)
        }
        if stands("VP8 "), let width = little(bytes, 26, 2), let height = little(bytes, 28, 2) {
            return (.webp, width & 0x3FFF, height & 0x3FFF, 1)
        }
        return nil
    }
}
