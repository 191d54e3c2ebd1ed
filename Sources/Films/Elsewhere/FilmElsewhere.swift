package import Languages

/// A film that lies on another host: shown as what it is, and loaded only when a reader asks for it.
package struct FilmElsewhere: Sendable, Hashable {
    /// The name of the host: `films.example.org`.
    package let host: String
    /// The host's own ids of the story and of the film, as they stand in its code for embedding.
    package let story: String
    package let media: String
    /// As the code for embedding says; 0 where it does not.
    package let width: Int
    package let height: Int
    /// The page of the film on its host, with `https`.
    package let page: String
    /// What the host lets others frame; `nil` where there is nothing but the page.
    package let frame: String?
    package let title: Text
    /// A picture of our own that stands for it, where its owner allows one.
    package let poster: String?

    /// `nil` for anything that does not lie on `host`, or is no plain name or id.
    package init?(
        host: String, story: String = "", media: String, width: Int = 0, height: Int = 0, page: String,
        frame: String? = nil, title: Text = Text(), poster: String? = nil
    ) {
        let host = host.lowercased()
        guard Self.isHost(host), Self.isMark(story) || story.isEmpty, Self.isMark(media),
            Self.lies(page, on: host), frame.map({ Self.lies($0, on: host) }) ?? true,
            (0...4_096).contains(width), (0...4_096).contains(height), poster.map(Film.isID) ?? true
        else { return nil }
        (self.host, self.story, self.media, self.width, self.height) = (host, story, media, width, height)
        (self.page, self.frame, self.title, self.poster) = (page, frame, title, poster)
    }

    /// What asks for it to be loaded, as the value of `play`.
    package var key: String { media }

    private static func isHost(_ text: String) -> Bool {
        text.utf8.count <= 253 && text.contains(".")
            && text.wholeMatch(of: /[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+/) != nil
    }

    private static func isMark(_ text: String) -> Bool {
        (1...80).contains(text.utf8.count) && text.wholeMatch(of: /[A-Za-z0-9_-]+/) != nil
    }

    /// Whether an address is one of HTTPS on the host, without a port or a person's name.
    private static func lies(_ address: String, on host: String) -> Bool {
        let start = "https://\(host)"
        guard address.utf8.count <= 2_000, address.lowercased().hasPrefix(start) else { return false }
        let rest = address.dropFirst(start.count)
        return (rest.isEmpty || rest.first == "/" || rest.first == "?")
            && address.utf8.allSatisfy {
                (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") && $0 != UInt8(ascii: "\"")
            }
    }
}
