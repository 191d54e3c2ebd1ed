/// In what a film or a sound is wrapped.
package enum FilmContainer: String, Sendable, Hashable, CaseIterable {
    case mp4, webm, matroska, ogg, mp3, wav, flac

    /// The one reader of ffmpeg that may look at it.
    var demuxer: String {
        switch self {
        case .mp4: "mov"
        case .webm, .matroska: "matroska"
        case .ogg, .mp3, .wav, .flac: rawValue
        }
    }

    package func mediaType(isSound: Bool) -> String {
        switch self {
        case .mp4: isSound ? "audio/mp4" : "video/mp4"
        case .webm: isSound ? "audio/webm" : "video/webm"
        case .matroska: "video/x-matroska"
        case .ogg: isSound ? "audio/ogg" : "video/ogg"
        case .mp3: "audio/mpeg"
        case .wav: "audio/wav"
        case .flac: "audio/flac"
        }
    }

    package func ending(isSound: Bool) -> String {
        switch self {
        case .mp4: isSound ? "m4a" : "mp4"
        case .matroska: "mkv"
        case .ogg: isSound ? "ogg" : "ogv"
        default: rawValue
        }
    }

    /// How many of the first bytes are needed to tell.
    package static let headBytes = 4_096

    /// Finds out from the first bytes alone; names and what a browser says count for nothing.
    package static func recognise(_ head: [UInt8]) throws(FilmFault) -> FilmContainer {
        if head.isEmpty { throw .empty }
        func stands(_ text: String, at place: Int = 0) -> Bool {
            let mark = Array(text.utf8)
            return head.count >= place + mark.count && head[place..<place + mark.count].elementsEqual(mark)
        }
        if ["ftyp", "moov", "mdat", "wide", "free", "skip"].contains(where: { stands($0, at: 4) }) {
            // The same box holds pictures of telephones.
            let pictures = ["heic", "heix", "hevc", "mif1", "msf1", "avif", "avis"]
            if pictures.contains(where: { stands($0, at: 8) }) { throw .picture }
            return .mp4
        }
        if head.starts(with: [0x1A, 0x45, 0xDF, 0xA3]) {
            return contains("webm", in: head.prefix(64)) ? .webm : .matroska
        }
        if stands("OggS") { return .ogg }
        if stands("RIFF"), stands("WAVE", at: 8) { return .wav }
        if stands("fLaC") { return .flac }
        if stands("ID3") { return .mp3 }
        // Eleven bits of sync, then a version and layer III.
        if head.count > 3, head[0] == 0xFF, head[1] & 0xE6 == 0xE2, head[2] & 0xF0 != 0xF0, head[2] & 0x0C != 0x0C {
            return .mp3
        }
        throw refusal(head, stands)
    }

    private static func contains(_ text: String, in bytes: ArraySlice<UInt8>) -> Bool {
        let mark = Array(text.utf8)
        return bytes.indices.contains { place in
            place + mark.count <= bytes.endIndex && bytes[place..<place + mark.count].elementsEqual(mark)
        }
    }

    /// What is wrong with something that is no film.
    private static func refusal(_ head: [UInt8], _ stands: (String, Int) -> Bool) -> FilmFault {
        if stands("\u{7F}ELF", 0) || stands("MZ", 0) || stands("#!", 0) { return .program }
        if head.starts(with: [0xFF, 0xD8, 0xFF]) || stands("PNG", 1) || stands("GIF8", 0) || stands("WEBP", 8) {
            return .picture
        }
        if head.starts(with: [0x50, 0x4B]) || stands("Rar!", 0) || head.starts(with: [0x1F, 0x8B]) { return .archive }
        let plain = String(decoding: head, as: UTF8.self).lowercased()
        if plain.contains("<svg") { return .drawing }
        let lists = [
            "#extm3u", "#ext-x-", "[playlist]", "ffconcat", "<mpd", "<smil", "<asx", "<playlist", "#extinf",
            "[reference]",
        ]
        if lists.contains(where: plain.contains) { return .playlist }
        let first = plain.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        let leads = ["http://", "https://", "file:", "concat:", "rtsp://", "rtmp://", "v=0\r\n"]
        return leads.contains(where: first.hasPrefix) ? .playlist : .notFilm
    }
}
