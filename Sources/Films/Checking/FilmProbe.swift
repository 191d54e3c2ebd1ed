import Foundation

/// What ffprobe says of a film, as far as it is needed.
struct FilmProbe: Sendable, Hashable {
    /// As shown: turned upright and with square pixels.
    let width: Int
    let height: Int
    let seconds: Double
    let hasSound: Bool

    var isSound: Bool { width == 0 }

    static let pictureCodecs: Set<String> = [
        "h264", "hevc", "vp8", "vp9", "av1", "mpeg4", "mpeg2video", "theora", "mjpeg", "prores", "dnxhd",
    ]
    static let soundCodecs: Set<String> = [
        "aac", "mp3", "mp2", "ac3", "opus", "vorbis", "flac", "alac", "amr_nb", "amr_wb", "pcm_s16le", "pcm_s16be",
        "pcm_s24le", "pcm_s32le", "pcm_u8", "pcm_f32le", "pcm_alaw", "pcm_mulaw",
    ]

    /// Judges what was found; `said` is the JSON of ffprobe.
    init(_ said: [UInt8]) throws(FilmFault) {
        guard let found = try? JSONDecoder().decode(Found.self, from: Data(said)) else { throw .broken }
        let streams = found.streams ?? []
        guard streams.count <= FilmLimits.streamsMax else { throw .bomb }
        let pictures = streams.filter { $0.kind == "video" && $0.disposition?.attachedPicture != 1 }
        let sounds = streams.filter { $0.kind == "audio" }
        guard !pictures.isEmpty || !sounds.isEmpty else { throw .notFilm }
        for stream in pictures { try Self.check(stream) }
        for stream in pictures where !Self.pictureCodecs.contains(stream.codec ?? "") { throw .codec }
        if let sound = sounds.first, !Self.soundCodecs.contains(sound.codec ?? "") { throw .codec }
        let lengths = ([found.format?.duration] + streams.map(\.duration)).compactMap { $0.flatMap(Double.init) }
        guard let seconds = lengths.filter({ $0.isFinite && $0 > 0 }).max() else { throw .broken }
        guard seconds <= FilmLimits.secondsMax else { throw .bomb }
        self.seconds = seconds
        hasSound = !sounds.isEmpty
        guard let picture = pictures.first else {
            (width, height) = (0, 0)
            return
        }
        (width, height) = try Self.shown(picture)
    }

    private static func check(_ stream: Found.Stream) throws(FilmFault) {
        let (width, height) = (stream.width ?? 0, stream.height ?? 0)
        guard width > 0, height > 0 else { throw .broken }
        guard max(width, height) <= FilmLimits.sideMax, width * height <= FilmLimits.pixelsMax else { throw .bomb }
        let rate = ratio(stream.frameRate, "/") ?? 0
        guard rate <= FilmLimits.framesPerSecondMax || (stream.frames.flatMap(Int.init) ?? 0) == 1 else { throw .bomb }
        let frames = stream.frames.flatMap(Double.init) ?? 0
        guard frames <= FilmLimits.secondsMax * 120 else { throw .bomb }
    }

    /// The size on the screen.
    private static func shown(_ stream: Found.Stream) throws(FilmFault) -> (Int, Int) {
        var (width, height) = (Double(stream.width ?? 0), Double(stream.height ?? 0))
        if let pixel = ratio(stream.pixelShape, ":"), pixel > 0 {
            guard (0.1...10).contains(pixel) else { throw .bomb }
            width *= pixel
        }
        let turn = (stream.sides ?? []).compactMap(\.rotation).first ?? 0
        if abs(turn.rounded().truncatingRemainder(dividingBy: 180)) == 90 { (width, height) = (height, width) }
        guard width >= 2, height >= 2, width <= 100 * height, height <= 100 * width else { throw .bomb }
        return (Int(width.rounded()), Int(height.rounded()))
    }

    private static func ratio(_ text: String?, _ sign: Character) -> Double? {
        let sides = (text ?? "").split(separator: sign).compactMap { Double($0) }
        guard sides.count == 2, sides[1] > 0 else { return nil }
        return sides[0] / sides[1]
    }

    private struct Found: Decodable {
        struct Stream: Decodable {
            struct Disposition: Decodable {
                let attachedPicture: Int?
                enum CodingKeys: String, CodingKey { case attachedPicture = "attached_pic" }
            }
            struct Side: Decodable { let rotation: Double? }

            let kind: String?
            let codec: String?
            let width: Int?
            let height: Int?
            let duration: String?
            let frameRate: String?
            let frames: String?
            let pixelShape: String?
            let disposition: Disposition?
            let sides: [Side]?

            enum CodingKeys: String, CodingKey {
                case width, height, duration, disposition
                case kind = "codec_type"
                case codec = "codec_name"
                case frameRate = "avg_frame_rate"
                case frames = "nb_frames"
                case pixelShape = "sample_aspect_ratio"
                case sides = "side_data_list"
            }
        }
        struct Format: Decodable { let duration: String? }

        let streams: [Stream]?
        let format: Format?
    }
}
