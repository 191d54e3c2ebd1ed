/// Reads the address of a code that shows a film: whose film, and which.
struct FilmCode: Sendable, Hashable {
    let provider: String
    let story: String?
    let media: String?
    let width: Int?
    let height: Int?
    let address: String

    /// nil where the address shows no film.
    ///
    /// `isFrame` says that it stands in a frame or player, not in a script.
    init?(_ written: String, isFrame: Bool, width: String? = nil, height: String? = nil) {
        guard written.utf8.count <= 2048, let address = WebAddress(written) else { return nil }
        let steps = address.steps
        let isKnown = Self.hosts.contains { address.host == $0 || address.host.hasSuffix("." + $0) }
        let speaks = steps.contains { step in Self.words.contains { step.lowercased().contains($0) } }
        guard isKnown || speaks, !steps.contains(where: { Self.others.contains($0.lowercased()) }) else { return nil }
        // A script that only makes pages nicer stands on the same hosts.
        if !isFrame, !steps.contains(where: { $0.lowercased().contains("embed") }) { return nil }
        provider = address.host
        self.address = address.text
        self.width = Self.pixels(address.query["width"] ?? address.query["w"]) ?? Self.pixels(width)
        self.height = Self.pixels(address.query["height"] ?? address.query["h"]) ?? Self.pixels(height)
        let found = Self.names(steps, address.query)
        story = found.story
        media = found.media
        // The script of a network shows whatever stands beside it.
        if !isFrame, found.media == nil { return nil }
    }

    /// A film that the script of a player is told by name; the host is the player's.
    init?(player written: String, media: String, width: String?, height: String?) {
        guard written.utf8.count <= 2048, let address = WebAddress(written) else { return nil }
        let steps = address.steps.map { $0.lowercased() }
        guard steps.contains(where: { step in Self.words.contains { step.contains($0) } }),
            !steps.contains(where: Self.others.contains)
        else { return nil }
        provider = address.host
        self.address = address.text
        story = nil
        self.media = media
        self.width = Self.pixels(width)
        self.height = Self.pixels(height)
    }

    /// A file of a film or sound, as a player is given one.
    init?(file written: String, width: String?, height: String?) {
        guard written.utf8.count <= 2048, let address = WebAddress(written), let last = address.steps.last,
            let dot = last.lastIndex(of: "."), dot > last.startIndex,
            Self.endings.contains(last[last.index(after: dot)...].lowercased())
        else { return nil }
        provider = address.host
        self.address = address.text
        story = nil
        media = String(last[..<dot])
        self.width = Self.pixels(width)
        self.height = Self.pixels(height)
    }

    private static let endings: Set<String> = ["mp4", "m4v", "webm", "m3u8", "mpd", "mov", "ogv", "mp3", "m4a", "ogg"]

    /// Sites where anybody's films lie.
    static let hosts: Set<String> = [
        "youtube.com", "youtube-nocookie.com", "youtu.be", "aparat.com", "vk.com", "vkvideo.ru", "rutube.ru", "ok.ru",
        "vimeo.com", "dailymotion.com", "telewebion.com",
    ]
    private static let words = ["embed", "player", "video", "film"]

    /// Frames that show something else.
    private static let others: Set<String> = [
        "stories", "maps", "map", "forms", "form", "calendar", "export", "post", "posts", "comments", "ads", "banner",
    ]

    private static let collections: Set<String> = ["films", "videos", "clips", "media"]

    /// A script is asked for by the name of its film and an ending.
    private static func withoutEnding(_ step: String) -> String {
        step.hasSuffix(".js") && step.count > 3 ? String(step.dropLast(3)) : step
    }

    private static func pixels(_ text: String?) -> Int? {
        guard let text, !text.contains("%"), let value = Int(text.prefix { $0.isNumber }), (1...10_000).contains(value)
        else { return nil }
        return value
    }

    private static func names(_ steps: [String], _ query: [String: String]) -> (story: String?, media: String?) {
        if let owner = query["oid"], let number = query["id"] { return (nil, "\(owner)_\(number)") }
        if let name = query["v"] ?? query["video_id"] { return (nil, name) }
        if let hash = steps.firstIndex(of: "videohash"), hash + 1 < steps.count { return (nil, steps[hash + 1]) }
        guard let mark = steps.lastIndex(where: { $0.lowercased().contains("embed") }) else {
            return (nil, steps.last { !Self.words.contains($0.lowercased()) })
        }
        let rest = steps[(mark + 1)...].filter { !["video", "v", "play", "vt", "frame"].contains($0) }
        switch rest.count {
        case 0: return (nil, query["id"])
        case 1: return (nil, rest.first.map(withoutEnding))
        // What lies among films is no story.
        case _ where collections.contains(rest[rest.startIndex]): return (nil, withoutEnding(rest[rest.startIndex + 1]))
        default: return (rest.first, withoutEnding(rest[rest.startIndex + 1]))
        }
    }
}

/// An address of the web in its parts; only http and https are any.
struct WebAddress: Sendable, Hashable {
    /// In lower case, without `www.`.
    let host: String
    let steps: [String]
    let query: [String: String]
    let text: String

    init?(_ written: String) {
        var rest = Substring(written.filter { !$0.isWhitespace && $0 != "\0" })
        var scheme = "https:"
        if rest.hasPrefix("//") {
            rest = rest.dropFirst(2)
        } else {
            let lower = rest.prefix(8).lowercased()
            guard lower.hasPrefix("https://") || lower.hasPrefix("http://") else { return nil }
            scheme = lower.hasPrefix("https") ? "https:" : "http:"
            rest = rest.dropFirst(scheme.count + 2)
        }
        guard !rest.contains(where: { "<>\"'`\\".contains($0) }) else { return nil }
        text = scheme + "//" + rest
        let authority = rest.prefix { !"/?#".contains($0) }
        var name = authority.split(separator: ":").first.map { $0.lowercased() } ?? ""
        guard !authority.contains("@"), name.contains("."), name.unicodeScalars.allSatisfy(Self.isHostLetter) else {
            return nil
        }
        if name.hasPrefix("www.") { name.removeFirst(4) }
        host = name
        let path = rest.dropFirst(authority.count).prefix { $0 != "?" && $0 != "#" }
        steps = path.split(separator: "/").map(String.init)
        var query: [String: String] = [:]
        let asked = rest.dropFirst(authority.count + path.count).dropFirst().prefix { $0 != "#" }
        for pair in asked.split(separator: "&").prefix(40) {
            let parts = pair.split(separator: "=", maxSplits: 1)
            if parts.count == 2 {
                query[parts[0].hasPrefix("amp;") ? String(parts[0].dropFirst(4)) : String(parts[0])] = String(parts[1])
            }
        }
        self.query = query
    }

    private static func isHostLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "." || scalar == "-" || scalar.isLetter || scalar.digit != nil
    }
}
