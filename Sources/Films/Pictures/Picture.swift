package import Languages

/// A picture that a member has brought in for a party, made anew in a few widths without what its camera wrote in it.
package struct Picture: Sendable, Hashable {
    /// One width of it, as WebP.
    package struct File: Sendable, Hashable {
        package let width: Int
        package let height: Int
        package let digest: String
        package let bytes: Int64

        package var name: String { "\(width)-\(digest.prefix(16)).webp" }
        package static var mediaType: String { "image/webp" }
    }

    package let id: String
    package let party: String
    /// The member's opaque id.
    package let member: String
    package let name: String
    /// What is to be seen, for those who cannot see it; a picture without is shown to nobody.
    package let alt: Text
    package let width: Int
    package let height: Int
    package let made: Int64
    package let isPublic: Bool
    /// The narrowest first.
    package let files: [File]

    static let widths = [480, 960, 1_600]
}
