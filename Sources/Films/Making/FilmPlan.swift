/// What is to be made of a film, and how ffmpeg is asked for it.
struct FilmPlan: Sendable, Hashable {
    let probe: FilmProbe
    let demuxer: String

    /// In the order in which readers need it.
    var parts: [FilmFile.Part] {
        if probe.isSound { return [.sound] }
        return short > 400 ? [.poster, .low, .high] : [.poster, .low]
    }

    private var short: Int { min(probe.width, probe.height) }

    /// Width and height of a part, even numbers, never more than the film has.
    func size(_ part: FilmFile.Part) -> (width: Int, height: Int) {
        let wanted =
            switch part {
            case .low: 360
            case .high, .poster: 720
            case .original, .sound: 0
            }
        guard wanted > 0, short > 0 else { return (probe.width, probe.height) }
        let scale = min(1, Double(wanted) / Double(short), 1_920 / Double(max(probe.width, probe.height)))
        func even(_ side: Int) -> Int { max(2, Int((Double(side) * scale / 2).rounded()) * 2) }
        return (even(probe.width), even(probe.height))
    }

    func mediaType(_ part: FilmFile.Part) -> (type: String, ending: String) {
        switch part {
        case .poster: ("image/jpeg", "jpg")
        case .sound: ("audio/mp4", "m4a")
        case .low, .high, .original: ("video/mp4", "mp4")
        }
    }

    /// One reader, one protocol, one file: nothing in the file can lead ffmpeg to another.
    static func reading(_ path: String, _ demuxer: String) -> [String] {
        ["-protocol_whitelist", "file", "-f", demuxer, "-i", "file:\(path)"]
    }

    /// All arguments; nothing of what the maker of the film wrote into it is kept.
    func arguments(_ part: FilmFile.Part, from path: String, to target: String) -> [String] {
        let (width, height) = size(part)
        let scale = "scale=\(width):\(height),setsar=1,format=yuv420p"
        let start = [
            "-nostdin", "-hide_banner", "-v", "error", "-nostats", "-y", "-filter_threads", "1", "-threads", "2",
        ]
        let bare = ["-sn", "-dn", "-map_metadata", "-1", "-map_chapters", "-1", "-fflags", "+bitexact"]
        let sound = ["-c:a", "aac", "-b:a", part == .high ? "128k" : "96k", "-ac", "2", "-ar", "48000"]
        let reading = Self.reading(path, demuxer)
        switch part {
        case .poster:
            let place = String(Int(min(probe.seconds / 4, 60) * 1_000)) + "ms"
            return start + ["-ss", place] + reading
                + ["-map", "0:V:0", "-frames:v", "1", "-an"] + bare
                + [
                    "-vf", "scale=\(width):\(height),setsar=1,format=yuvj420p", "-q:v", "4", "-f", "mjpeg",
                    "file:\(target)",
                ]
        case .sound, .original:
            return start + ["-progress", "pipe:1"] + reading + ["-map", "0:a:0", "-vn"] + bare + sound
                + ["-movflags", "+faststart", "-f", "mp4", "file:\(target)"]
        case .low, .high:
            let rate = part == .high ? ["2500k", "5000k"] : ["700k", "1400k"]
            return start + ["-progress", "pipe:1"] + reading + ["-map", "0:V:0", "-map", "0:a:0?"] + bare
                + ["-vf", scale, "-threads", "2", "-c:v", "libx264", "-preset", "veryfast", "-profile:v", "main"]
                + ["-crf", "25", "-maxrate", rate[0], "-bufsize", rate[1], "-fpsmax", "30", "-g", "120"] + sound
                + ["-max_muxing_queue_size", "1024", "-movflags", "+faststart", "-f", "mp4", "file:\(target)"]
        }
    }
}
