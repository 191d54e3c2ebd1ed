/// A film that lies on another host, as the code that shows it names it.
package struct FilmReference: Sendable, Hashable {
    /// The host without `www.`: `aparat.com`.
    package let provider: String
    /// The number of the story it belongs to, where the code says so.
    package let story: String?
    /// The host's own name of the film.
    package let media: String?
    /// In pixels, where stated.
    package let width: Int?
    package let height: Int?
    /// The address of the code, always http or https.
    package let address: String
    /// The change that took its code out of the text; `nil` where the page only names it (`og:video`).
    package let change: ClippingChange.ID?

    /// Whether it lies where anybody's films do: an agency that shows one from its own host has published the text as well.
    package var isOnPlatform: Bool { FilmCode.hosts.contains(provider) }
}

extension ReadClipping {
    /// The host of the first film, where the page offers the film as its own: on the page's host, or with its player's words.
    package var filmPublisher: String? {
        guard let film = films.first, !film.isOnPlatform else { return nil }
        let host = page.address.flatMap { WebAddress($0)?.host }
        let isOwn = host.map { $0 == film.provider || $0.hasSuffix("." + film.provider) } ?? false
        return isOwn || changes.contains { $0.rule == .playerLabel } ? film.provider : nil
    }
}
