import Clippings
import Films
import Languages
import Markup
import Measures
import Members
import Newsroom
import Register

extension Site {
    /// How the pictures and films of a story are shown: those of this node that the reader may see, and cards of others.
    ///
    /// `asked` is the film elsewhere that the reader has asked to play, `page` the address it stands on.
    func media(of story: Story, for signed: Signed?, asked: String? = nil, page: Address) async -> StoryMedia {
        guard let films else { return StoryMedia() }
        var own: [String: Film] = [:]
        var pictures: [String: Picture] = [:]
        for target in story.media {
            let parts = target.split(separator: "/", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { continue }
            if parts[0] == "film" {
                // Its own party sees a film that is still being made, but not in a story.
                let film = try? await films.book.film(parts[1], for: signed)
                if film?.state == .ready { own[parts[1]] = film }
            } else {
                pictures[parts[1]] = try? await films.book.picture(parts[1], for: signed)
            }
        }
        let (shown, seen) = (own, pictures)
        return StoryMedia(
            picture: { picture, wording in
                seen[picture.id].flatMap { FilmRendering(wording: wording).image($0, words: picture.alternative) }
            },
            film: { film, wording in
                let rendering = FilmRendering(wording: wording)
                switch film.place {
                case .own(let id): return shown[id].map { rendering.player($0) }
                case .foreign(let foreign):
                    return Self.elsewhere(foreign, story).map {
                        rendering.card(
                            $0, poster: seen[film.poster], hosts: films.hosts, asked: asked, page: page)
                    }
                }
            },
            still: { version in
                version.blocks.lazy.compactMap { block in
                    switch block {
                    case .picture(let picture): seen[picture.id].flatMap { Self.still(of: $0, picture.alternative) }
                    case .film(let film):
                        Self.still(of: film, shown)
                            ?? seen[film.poster].flatMap { Self.still(of: $0, version.title) }
                    default: nil
                    }
                }.first
            })
    }

    private static func still(of picture: Picture, _ words: String) -> PageCard.Image? {
        picture.files.last.map { file in
            PageCard.Image(
                path: Links.pictureFile(picture.id, file.name).text, width: file.width, height: file.height,
                words: words)
        }
    }

    private static func still(of film: StoryFilm, _ own: [String: Film]) -> PageCard.Image? {
        guard case .own(let id) = film.place, let film = own[id], let poster = film.file(.poster) else { return nil }
        return PageCard.Image(
            path: FilmRendering.address(film, poster).text, width: poster.width, height: poster.height)
    }

    /// A film of a story as the cards of films elsewhere want it; `nil` where its address is not one of HTTPS.
    static func elsewhere(_ film: Newsroom.ForeignFilm, _ story: Story) -> FilmElsewhere? {
        let host = host(of: film.address)
        let source = story.source?.address.flatMap { self.host(of: $0) == host ? $0 : nil }
        return FilmElsewhere(
            host: host, story: film.story == "-" ? "" : film.story, media: film.media == "-" ? "film" : film.media,
            width: min(film.width, 4_096), height: min(film.height, 4_096), page: source ?? film.address,
            frame: film.address)
    }

    private static func host(of address: String) -> String {
        guard let start = address.firstRange(of: "://") else { return "" }
        return address[start.upperBound...].prefix { !"/?#:".contains($0) }.lowercased()
    }

    /// The films elsewhere that a story shows, for the policy of a page that plays one of them.
    static func filmsElsewhere(_ story: Story) -> [FilmElsewhere] {
        story.versions.values.flatMap(\.blocks).compactMap { block in
            guard case .film(let film) = block, case .foreign(let foreign) = film.place else { return nil }
            return elsewhere(foreign, story)
        }
    }

    /// What other sites may show of a story: only what everyone may read.
    static let storyEmbedFinder: EmbedFinder = { site, id, language in
        let now = site.now()
        let story = try await site.register.read(for: .everyone(language), today: now.day(), now: now) { reading in
            try reading.story(id)?.story
        }
        guard let story, let shown = story.reading(in: language) else { return nil }
        let media = await site.media(of: story, for: nil, page: Links(language: language).story(id))
        return Embeddable(
            kind: "stories", noun: "story", id: id, language: language, title: shown.version.title, width: 640,
            height: 480, thumbnail: media.still(shown.version).map { ($0.path, $0.width, $0.height) })
    }
}
