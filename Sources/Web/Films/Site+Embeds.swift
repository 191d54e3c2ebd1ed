import Films
import HTTPTypes
import Hummingbird
import Languages
import Markup
import Measures
import Register
import Serving

extension Site {
    /// Finds what other sites may show, by the first step of its address: only what everyone may see.
    typealias EmbedFinder = @Sendable (Site, _ id: String, Language) async throws -> Embeddable?

    static let embedFinders: [String: EmbedFinder] = [
        "stories": storyEmbedFinder,
        "films": { site, id, language in
            guard let film = try? await site.films?.book.film(id, for: nil) else { return nil }
            return Embeddable(film, in: language)
        },
    ]

    // MARK: The frame

    func embeddedFilm(_ request: Request, _ visit: Visit, _ id: String) async throws -> Response {
        try request.check([])
        guard let film = try? await films?.book.film(id, for: nil) else { return try await noEmbed(visit.language) }
        return try await embed(visit.language) { wording in
            EmbedPage(
                wording: wording, assetVersion: assets.version, title: wording.plain(film.title),
                page: Links(language: wording.language).film(film.id),
                content: FilmRendering(wording: wording).player(film)
            ).markup
        }
    }

    /// A page for a frame of another site, in the words of the region.
    func embed(
        _ language: Language, status: HTTPResponse.Status = .ok, _ make: @Sendable @escaping (Wording) -> Markup
    ) async throws -> Response {
        let today = now().day()
        let markup = try await register.read(for: .init(language: language, party: nil), today: today) { reading in
            make(self.wording(language, reading.vocabulary, today))
        }
        var response = Self.html(markup, status: status)
        response.headers.set("Content-Security-Policy", EmbedPage.policy)
        response.headers.set("Cross-Origin-Resource-Policy", "cross-origin")
        return response
    }

    /// What stands in a frame that names nothing that everyone may see.
    func noEmbed(_ language: Language) async throws -> Response {
        try await embed(language, status: .notFound) { EmbedPage.nothing($0, assetVersion: assets.version) }
    }

    // MARK: The script

    /// `/embed/films/ID.js`: puts the frame into the element that stands before it.
    func embedScript(_ request: Request, kind: String, name: String) async throws -> Response {
        guard name.hasSuffix(".js") else { return chooseLanguage(request) }
        let id = String(name.dropLast(3))
        let query = request.uri.queryParameters
        let language =
            query["language"].flatMap { self.language(inPath: String($0)) } ?? languages.first ?? .en
        let width = query["width"].flatMap { Int(String($0)) }.flatMap { (80...4_096).contains($0) ? $0 : nil }
        let height = query["height"].flatMap { Int(String($0)) }.flatMap { (40...4_096).contains($0) ? $0 : nil }
        var response: Response
        if Embeddable.isID(id), let finder = Self.embedFinders[kind], let found = try await finder(self, id, language) {
            response = Self.script(EmbedScript(subject: found, width: width, height: height).text)
            response.headers[.cacheControl] = "public, max-age=300"
        } else {
            // Nothing of what was asked for is said again in it.
            response = Self.script("/* There is nothing here that everyone may see. */\n")
            response.status = .notFound
            response.headers[.cacheControl] = "no-cache"
        }
        response.headers.set("Cross-Origin-Resource-Policy", "cross-origin")
        return response
    }

    private static func script(_ text: String) -> Response {
        Response(
            status: .ok, headers: [.contentType: "text/javascript; charset=utf-8"],
            body: .init(byteBuffer: ByteBuffer(string: text)))
    }

    // MARK: oEmbed

    /// The standard has a status of its own for a form that is not spoken here.
    static func refuseForm(_ request: Request) throws(RequestFault) {
        guard let form = request.uri.queryParameters["format"], form != "json", form != "xml" else { return }
        throw .notSpoken("format", String(form))
    }

    func oEmbed(_ request: Request) async throws -> Response {
        let query = request.uri.queryParameters
        let format = query["format"].map(String.init) ?? "json"
        let base = Self.base(of: request)
        guard let url = query["url"].map(String.init), let subject = try await embeddable(url, base, request) else {
            throw RequestFault.notFound
        }
        func limit(_ name: Substring) -> Int? { query[name].flatMap { Int($0) } }
        let answer = OEmbed(
            subject: subject, base: base, provider: book.say("site.name", in: subject.language),
            widthMax: limit("maxwidth"), heightMax: limit("maxheight"))
        var headers: HTTPFields = [.cacheControl: "public, max-age=300", .accessControlAllowOrigin: "*"]
        headers.set("Cross-Origin-Resource-Policy", "cross-origin")
        headers[.contentType] = format == "json" ? "application/json; charset=utf-8" : "text/xml; charset=utf-8"
        let bytes = format == "json" ? ByteBuffer(bytes: answer.json) : ByteBuffer(string: answer.xml)
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: bytes))
    }

    /// What an address of this node shows: `/en/films/ID`, with or without language.
    private func embeddable(_ url: String, _ base: String, _ request: Request) async throws -> Embeddable? {
        let authority = base.drop { $0 != ":" }
        let other = url.drop { $0 != ":" }
        // Behind a proxy the scheme may be told differently; the house is the same.
        guard ["http", "https"].contains(String(url.prefix { $0 != ":" })), other.hasPrefix(authority + "/") else {
            return nil
        }
        var steps = other.dropFirst(authority.count).prefix { $0 != "?" && $0 != "#" }.split(separator: "/")
        var language =
            Language.negotiate(acceptLanguage: request.headers[.acceptLanguage] ?? "", among: languages) ?? .en
        if let first = steps.first, let named = self.language(inPath: String(first)) {
            language = named
            steps.removeFirst()
        }
        if steps.first == "embed" { steps.removeFirst() }
        guard steps.count == 2, let finder = Self.embedFinders[String(steps[0])], Embeddable.isID(String(steps[1]))
        else {
            return nil
        }
        return try await finder(self, String(steps[1]), language)
    }
}

/// The script that a page of another site loads; it makes one frame and touches nothing else.
struct EmbedScript: Sendable {
    let subject: Embeddable
    let width: Int?
    let height: Int?

    /// Everything that is put in is a number, an id that was checked, or a text of which nothing can end the string.
    var text: String {
        let (wide, high) = (width ?? subject.width, height ?? shapely)
        return """
            (function () {
              "use strict";
              var script = document.currentScript;
              if (!script) { return; }
              var place = document.getElementById("littoral-\(subject.noun)-\(subject.id)");
              if (!place) {
                place = document.createElement("div");
                script.parentNode.insertBefore(place, script);
              }
              var frame = document.createElement("iframe");
              frame.src = new URL("\(subject.path)", script.src).href;
              frame.width = "\(wide)";
              frame.height = "\(high)";
              frame.title = "\(Self.quoted(subject.title))";
              frame.loading = "lazy";
              frame.allowFullscreen = true;
              frame.style.maxWidth = "100%";
              frame.style.border = "0";
              frame.dir = "\(subject.language.direction == .rightToLeft ? "rtl" : "ltr")";
              while (place.firstChild) { place.removeChild(place.firstChild); }
              place.appendChild(frame);
            })();

            """
    }

    private var shapely: Int {
        guard let width else { return subject.height }
        return max(40, width * subject.height / max(1, subject.width))
    }

    private static func quoted(_ text: String) -> String {
        text.unicodeScalars.map { scalar in
            let isPlain =
                scalar.properties.isAlphabetic || scalar.properties.generalCategory == .decimalNumber
                || " .,:;!?()-–—«»“”".unicodeScalars.contains(scalar)
            if isPlain { return String(Character(scalar)) }
            return scalar.utf16.map { unit in
                let digits = String(unit, radix: 16)
                return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }.joined()
        }.joined()
    }
}

extension Unicode.Scalar {
    fileprivate var utf16: [UInt16] { Array(String(Character(self)).utf16) }
}
