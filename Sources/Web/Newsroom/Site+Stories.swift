import HTTPTypes
import Hummingbird
import Journal
import Languages
import Markup
import Measures
import Members
import Newsroom
import Register
import Serving

extension Site {
    /// The pages of stories, their feeds and frames, and where their forms are sent.
    static let storyRoutes: [PageRoute] =
        [
            .get("stories") { site, request, visit, _ in try await site.stories(request, visit) },
            .published(.storiesFeed) { site, request, visit, _ in try await site.storiesFeed(request, visit, .atom) },
            .published(.storiesJSONFeed) { site, request, visit, _ in try await site.storiesFeed(request, visit, .json)
            },
            .get("stories/:id") { site, request, visit, steps in try await site.story(request, visit, steps.id) },
            .get("stories/:id/figure") { site, request, visit, steps in
                try await site.storyFigure(request, visit, steps.id)
            },
            .get("embed/stories/:id") { site, request, visit, steps in
                try await site.storyEmbed(request, visit, steps.id)
            },
        ] + storyFormRoutes + storyImportRoutes

    /// What narrows a list of stories, from the address.
    func storyQuery(_ request: Request, _ reading: Reading) throws -> StoryQuery {
        func value(_ name: String) -> String? {
            request.uri.queryParameters[name[...]].map(String.init).flatMap { $0.isEmpty ? nil : $0 }
        }
        var query = StoryQuery(thing: value("thing"), party: value("party"))
        if let id = query.thing {
            guard let thing = try reading.thing(id) ?? reading.standing(for: id) else { throw RequestFault.noThing(id) }
            query.thing = thing.id
        }
        if let id = query.party, reading.vocabulary.parties[id] == nil { throw RequestFault.noThing(id) }
        if let word = value("sector") {
            guard let sector = Sector(rawValue: word) else { throw RequestFault.badParameter("sector", word) }
            query.sector = sector
        }
        return query
    }

    func stories(_ request: Request, _ visit: Visit) async throws -> Response {
        let after = request.uri.queryParameters["after"].map(String.init)
        return try await answer(request, visit, parameters: Links.storyParameters) { reading, wording in
            let query = try storyQuery(request, reading)
            guard let found = try reading.stories(query, after: after, limit: StoriesPage.rowsMax + 1) else {
                throw RequestFault.noThing(after ?? "")
            }
            let order = AlphabeticalOrder(visit.language)
            return StoriesPage(
                wording: wording, query: query, stories: Array(found.prefix(StoriesPage.rowsMax)),
                thing: try query.thing.flatMap(reading.thing),
                provinces: order.sorted(try reading.things(ofKind: "province")) { $0.shortName(visit.language) },
                next: found.count > StoriesPage.rowsMax ? found[StoriesPage.rowsMax - 1].id : nil,
                isLater: after != nil, mayWrite: mayWriteStories(visit.signed))
        }
    }

    func mayWriteStories(_ signed: Signed?) -> Bool {
        drafts != nil && signed.map { $0.may(.write(party: $0.party)) } ?? false
    }

    func story(_ request: Request, _ visit: Visit, _ id: String) async throws -> Response {
        let base = Self.base(of: request)
        let asked = request.uri.queryParameters["play"].map(String.init)
        let known = try await story(id, for: visit.reader)
        let media = await self.media(of: known, for: visit.signed, asked: asked, page: links(visit).story(id))
        var response = try await answer(request, visit, parameters: ["play"]) { reading, wording in
            guard let standing = try reading.story(id), let shown = standing.story.reading(in: visit.language) else {
                throw RequestFault.noThing(id)
            }
            return StoryPage(
                wording: wording, standing: standing, version: shown.version, language: shown.language,
                text: try storyText(shown.version, shown.language, media, reading, wording),
                meanings: try StoryMeanings(standing.story, reading),
                mayWrite: mayWriteStories(visit.signed) && visit.signed?.party == standing.recorder,
                mayEnter: mayWriteStories(visit.signed), base: base, still: media.still(shown.version),
                letters: try LettersBehind([standing.position] + standing.steps.map(\.position), reading))
        }
        // A film of another host is loaded only on the page of a reader who has asked for it.
        let hosts = films?.hosts ?? []
        if let policy = FilmRendering.policy(Self.filmsElsewhere(known), hosts: hosts, asked: asked) {
            response.headers.set("Content-Security-Policy", policy)
        }
        return response
    }

    /// A story as a reader may read it now.
    private func story(_ id: String, for reader: Reader) async throws -> Story {
        let now = now()
        return try await register.read(for: reader, today: now.day(), now: now) { reading in
            guard let standing = try reading.story(id) else { throw RequestFault.noThing(id) }
            return standing.story
        }
    }

    /// The text of a version with what is set in from the register.
    func storyText(
        _ version: StoryVersion, _ language: Language, _ media: StoryMedia, _ reading: Reading, _ wording: Wording
    ) throws -> Markup {
        let version = try reading.told(version)
        let insertions = StoryInsertions(reading: reading, wording: wording, maps: maps)
        return StoryText(
            wording: wording, language: language, media: media,
            insertions: try insertions.markup(of: version)
        ).markup(of: version)
    }

    enum StoryFeedForm: Sendable { case atom, json }

    func storiesFeed(_ request: Request, _ visit: Visit, _ form: StoryFeedForm) async throws -> Response {
        try request.check(["thing", "party", "sector"])
        let now = now()
        let base = Self.base(of: request)
        let bytes = try await register.read(for: visit.reader, today: now.day(), now: now) { reading -> [UInt8] in
            let wording = self.wording(visit.language, reading.vocabulary, now.day())
            let query = try storyQuery(request, reading)
            let lines = try reading.stories(query, limit: StoriesFeed.limit) ?? []
            let feed = StoriesFeed(
                wording: wording, query: query, title: try title(of: query, reading, wording),
                stories: try lines.compactMap { try reading.story($0.id) }, base: base, origin: journal.origin.id,
                version: version)
            return form == .atom ? feed.atom.bytes : feed.json.canonical
        }
        // What was held back comes out without an entry, so that no date of the journal tells when a feed changed.
        return Revalidation(bytes: bytes, modified: nil, now: now).answer(
            request,
            type: form == .atom ? "application/atom+xml; charset=utf-8" : "application/feed+json; charset=utf-8"
        )
    }

    private func title(of query: StoryQuery, _ reading: Reading, _ wording: Wording) throws -> String {
        StoriesPage(
            wording: wording, query: query, stories: [], thing: try query.thing.flatMap(reading.thing), provinces: [],
            next: nil, isLater: false, mayWrite: false
        ).title
    }

    /// A story for a frame of another site: what everyone may read, whoever is signed in in that browser.
    func storyEmbed(_ request: Request, _ visit: Visit, _ id: String) async throws -> Response {
        try request.check()
        let now = now()
        let everyone = Visit.everyone(visit.language)
        let media = await self.media(
            of: try await story(id, for: everyone.reader), for: nil, page: links(visit).story(id))
        let markup = try await register.read(for: everyone.reader, today: now.day(), now: now) { reading -> Markup in
            let wording = self.wording(visit.language, reading.vocabulary, now.day())
            guard let standing = try reading.story(id), let shown = standing.story.reading(in: visit.language) else {
                throw RequestFault.noThing(id)
            }
            return StoryEmbed(
                wording: wording, standing: standing, version: shown.version, language: shown.language,
                text: try storyText(shown.version, shown.language, media, reading, wording),
                sheets: ["littoral.css", "stories.css"].map { Address("/assets/\(assets.version)/\($0)") }
            ).markup()
        }
        var response = Revalidation(bytes: markup.bytes, modified: nil, now: now).answer(
            request, type: "text/html; charset=utf-8")
        EmbedHeaders.add(to: &response)
        return response
    }
}

/// What a page that may stand in frames of other sites says instead of what every other page says.
enum EmbedHeaders {
    static func add(to response: inout Response) {
        let fields = [
            (
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; media-src 'self'; "
                    + "base-uri 'none'; form-action 'none'; frame-ancestors *"
            ),
            ("Cross-Origin-Resource-Policy", "cross-origin"), ("Cross-Origin-Opener-Policy", "unsafe-none"),
        ]
        for (name, value) in fields {
            if let name = HTTPField.Name(name) { response.headers[name] = value }
        }
    }
}
