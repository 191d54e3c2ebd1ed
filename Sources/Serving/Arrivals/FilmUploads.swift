/// Where films are sent: larger than anything else, and only by members.
package enum FilmUploads {
    /// Below it stand uploads that can be gone on with (tus 1.0.0).
    package static let path = "/films/uploads"
    /// The media type of a piece of one.
    package static let mediaType = "application/offset+octet-stream"
    /// The last steps of the page whose form sends one at once.
    package static let form = "/films/new"

    static func are(at address: String) -> Bool {
        let path = address.prefix { $0 != "?" }
        if path == Self.path || path.hasPrefix(Self.path + "/") { return true }
        return path.hasSuffix(form) && path.split(separator: "/").count == 3
    }
}
