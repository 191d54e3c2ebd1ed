/// The script form of a player: an empty element with an id, and a script that puts a film into it.
///
/// Nothing of a script is ever run or kept; only addresses, names and numbers are read out of it.
struct PlayerScript {
    /// The element that a player is put into, as it stands before the script.
    struct Holder: Sendable {
        let id: String
        let width: String?
        let height: String?
        /// The first scalar behind its opening tag.
        let end: Int

        init?(_ attributes: [String: String], end: Int) {
            guard let id = attributes["id"], (1...100).contains(id.utf8.count) else { return nil }
            let style = attributes["style"] ?? ""
            self.id = id
            width = attributes["data-width"] ?? attributes["width"] ?? Self.pixels("width", in: style)
            height = attributes["data-height"] ?? attributes["height"] ?? Self.pixels("height", in: style)
            self.end = end
        }

        /// `width: 600px` of a style.
        private static func pixels(_ name: String, in style: String) -> String? {
            for rule in style.prefix(2_000).lowercased().split(separator: ";") {
                let parts = rule.split(separator: ":", maxSplits: 1).map { $0.filter { !$0.isWhitespace } }
                if parts.count == 2, parts[0] == name { return parts[1] }
            }
            return nil
        }
    }

    private let attributes: [String: String]
    private let body: [Unicode.Scalar]
    private let holder: Holder?

    private static let bodyMax = 8_192
    /// A script stands right behind the element it fills.
    private static let distanceMax = 400

    init(
        _ attributes: [String: String], body: ArraySlice<Unicode.Scalar>, holder: Holder? = nil, at start: Int
    ) {
        self.attributes = attributes
        self.body = Array(body.prefix(Self.bodyMax))
        self.holder = holder.flatMap { (0...Self.distanceMax).contains(start - $0.end) ? $0 : nil }
    }

    /// The film that the script shows; `nil` where it shows none, or says too little of it.
    var film: FilmCode? { named ?? inside }

    /// Whose film it is stands in the address of the script or in its own attributes.
    private var named: FilmCode? {
        guard let address = attributes["src"] else { return nil }
        if let film = FilmCode(address, isFrame: false, width: width(nil), height: height(nil)) { return film }
        let names = ["data-video-id", "data-video", "data-media-id", "data-media", "data-film"]
        guard let media = names.lazy.compactMap({ attributes[$0] }).first(where: Self.isName) else { return nil }
        return FilmCode(
            player: address, media: media, width: width(nil), height: height(nil))
    }

    /// A call of a player within the script, with the address of the film or of its frame.
    private var inside: FilmCode? {
        guard attributes["src"] == nil, Self.isScript(attributes["type"]) else { return nil }
        let text = String(String.UnicodeScalarView(body))
        let lower = text.lowercased()
        guard Self.players.contains(where: lower.contains), isFilling(text) else { return nil }
        let (wide, high) = (Self.number("width", in: text), Self.number("height", in: text))
        for address in Self.strings(in: text) {
            if let film = FilmCode(address, isFrame: true, width: width(wide), height: height(high)) { return film }
            if let film = FilmCode(file: address, width: width(wide), height: height(high)) { return film }
        }
        return nil
    }

    /// Whether it fills the element before it, or makes one.
    private func isFilling(_ text: String) -> Bool {
        guard let holder else { return text.contains("<iframe") }
        return ["\"", "'", "`", "#"].contains { mark in
            ["\"", "'", "`"].contains { text.contains(mark + holder.id + $0) }
        }
    }

    private func width(_ said: String?) -> String? {
        said ?? attributes["data-width"] ?? attributes["width"] ?? holder?.width
    }
    private func height(_ said: String?) -> String? {
        said ?? attributes["data-height"] ?? attributes["height"] ?? holder?.height
    }

    private static let players = ["player", "videojs", "embed", "flowplayer", "video(", "<iframe"]

    private static func isScript(_ type: String?) -> Bool {
        guard let type = type?.lowercased(), !type.isEmpty else { return true }
        return type == "module" || type.hasSuffix("javascript") || type.hasSuffix("ecmascript")
    }

    static func isName(_ text: String) -> Bool {
        (1...100).contains(text.utf8.count)
            && text.unicodeScalars.allSatisfy {
                $0.isASCII && ($0.properties.isAlphabetic || $0.digit != nil) || "_-".unicodeScalars.contains($0)
            }
    }

    /// What stands between quotation marks, slashes without their backslashes; of what was written in a string of another
    /// string too.
    private static func strings(in text: String) -> [String] {
        var found: [String] = []
        for part in text.split(whereSeparator: { "\"'`".contains($0) }) where found.count < 60 {
            var plain = part.replacing("\\/", with: "/")
            if plain.hasSuffix("\\") { plain.removeLast() }
            if plain.utf8.count <= 2_048, plain.hasPrefix("http") || plain.hasPrefix("//") {
                found.append(String(plain))
            }
        }
        return found
    }

    /// `width: 640`, `"width":"640px"`, `width=640`.
    private static func number(_ name: String, in text: String) -> String? {
        var rest = text[...]
        while let place = rest.firstRange(of: name) {
            rest = rest[place.upperBound...]
            let value = rest.prefix(12).drop { "\"'\\:= ".contains($0) }
            let digits = value.prefix { $0.isASCII && $0.isNumber }
            if digits.startIndex > rest.startIndex, !digits.isEmpty, value.dropFirst(digits.count).first != "%" {
                return String(digits)
            }
        }
        return nil
    }
}
