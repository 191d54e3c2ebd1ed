import Films
import Foundation
import GRDB
import HTTPTypes
import Journal
import Languages
import Markup
import Measures
import Members
import Register
import Serving
import Testing
import Translations

@testable import Web

/// Films are shown to whom they are open, embedded only as frames of their own, and sent in pieces by members alone.
@Suite struct FilmPagesTests {
    private static func member(_ party: String, _ roles: Set<Role> = [.editor]) -> Signed {
        Signed(
            member: "m-\(party)", party: party, country: "land", roles: roles,
            way: .session(id: "s", formSecret: "secret-secret"))
    }

    private static let digest = String(repeating: "ab", count: 32)
    private static let id = "filmfilmfilm22"

    /// A site with a film that is ready, as `FilmRunner` would have left it.
    private func site(title: String = "A \"test\" </script> picture") async throws -> (
        site: WebTestSite, book: FilmBook
    ) {
        let journal = try WebScratch.journal()
        let book = try FilmBook(
            journal: journal, shelf: FilmShelf(WebScratch.folder()), tools: FilmTools(folder: "/nowhere"))
        let (id, digest, words) = (Self.id, Self.digest, try JSONEncoder().encode(["en": title]))
        _ = try await journal.append(expecting: nil) { db in
            try db.execute(
                sql: """
                    INSERT INTO film (id, party, member, name, title, about, state, bytes, length, width, height, made, moved)
                    VALUES (?, 'north', 'm-north', 'clip.mp4', ?, '{}', 'ready', 6, 61000, 640, 360, 0, 0)
                    """, arguments: [id, String(decoding: words, as: UTF8.self)])
            for (part, type, ending) in [
                ("original", "video/mp4", "mp4"), ("low", "video/mp4", "mp4"), ("poster", "image/jpeg", "jpg"),
            ] {
                try db.execute(
                    sql: "INSERT INTO film_file (film, part, digest, bytes, type, ending, width, height) "
                        + "VALUES (?, ?, ?, 6, ?, ?, 640, 360)", arguments: [id, part, digest, type, ending])
            }
            return []
        }
        let home = book.shelf.url(id, "original")
        try FileManager.default.createDirectory(
            at: home.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data("filmed".utf8).write(to: home)
        let site = try WebTestSite(journal) { site in
            site.films = FilmDesk(book: book, runner: FilmRunner(book), hosts: ["films.example.org"])
        }
        return (site, book)
    }

    private static let original = "/films/\(id)/original-\(digest.prefix(16)).mp4"

    @Test func aFilmIsSeenByItsPartyUntilItIsOpen() async throws {
        let (site, book) = try await site()
        let paths = ["/en/films/\(Self.id)", Self.original]
        for path in paths {
            #expect(try await site.ask(path).status == 404)
            #expect(try await site.ask(path, as: Self.member("south")).status == 404)
            #expect(try await site.ask(path, as: Self.member("north")).status == 200)
        }
        #expect(
            try await site.ask(Self.original, as: Self.member("north")).header("Cache-Control")?.contains("private")
                == true)
        #expect(try await site.ask("/en/embed/films/\(Self.id)", as: Self.member("north")).status == 404)
        try await book.publish([Self.id])
        for path in paths { #expect(try await site.ask(path).status == 200) }
        #expect(try await site.ask("/films/\(Self.id)/original-\(String(repeating: "0", count: 16)).mp4").status == 404)
        #expect(try await site.ask("/films/\(Self.id)/..%2Foriginal").status == 404)
    }

    /// A sheet of translations says what a film is called; what its form would not take is refused, and nothing is cut.
    @Test func aSheetNamesAFilmOfTheOwnPartyInAnotherLanguage() async throws {
        let (site, book) = try await site(title: "A picture")
        func take(_ said: String, of original: String = "A picture", as party: String) async throws -> OutsidePlan {
            let signed = Self.member(party)
            return try await site.site.takeOutside(
                [TranslationOffer(place: "film.\(Self.id).title", original: original, translation: said)], .ru, signed,
                Visit(language: .en, signed: signed)
            ).plan
        }
        #expect(try await take("Картинка", as: "south").refused.map(\.why) == [.unknown])
        #expect(try await take("Картинка", of: "Another", as: "north").refused.map(\.why) == [.originalChanged])
        let long = String(repeating: "к", count: FilmLimits.titleLettersMax + 1)
        #expect(try await take(long, as: "north").refused.map(\.why) == [.tooLong])
        #expect(try await take(" ", as: "north").same == 1)
        #expect(try await book.film(Self.id, for: Self.member("north")).title[.ru] == nil)
        #expect(try await take("Картинка", as: "north").descriptionCount == 1)
        #expect(try await book.film(Self.id, for: Self.member("north")).title[.ru] == "Картинка")
        #expect(try await take("Картинка", as: "north").same == 1)
    }

    @Test func aFileComesInRangesWithRulesOfItsOwn() async throws {
        let (site, book) = try await site()
        try await book.publish([Self.id])
        let whole = try await site.ask(Self.original)
        #expect(whole.text == "filmed" && whole.header("Accept-Ranges") == "bytes")
        #expect(whole.header("Cache-Control") == "public, max-age=31536000, immutable")
        #expect(whole.header("Content-Security-Policy")?.contains("sandbox") == true)
        let part = try await site.ask(Self.original, headers: [.range: "bytes=1-2"])
        #expect(part.status == 206 && part.text == "il" && part.header("Content-Range") == "bytes 1-2/6")
        let beyond = try await site.ask(Self.original, headers: [.range: "bytes=6-"])
        #expect(beyond.status == 416 && beyond.header("Content-Range") == "bytes */6")
        let changed = try await site.ask(Self.original, headers: [.range: "bytes=1-2", .ifRange: "\"other\""])
        #expect(changed.status == 200)
        let held = try await site.ask(Self.original, headers: [.ifNoneMatch: "\"\(Self.digest)\""])
        #expect(held.status == 304 && held.body.isEmpty)
        let head = try await site.ask(Self.original, method: .head)
        #expect(head.status == 200 && head.body.isEmpty)
        let saved = try await site.ask(Self.original + "?download=yes")
        #expect(saved.header("Content-Disposition")?.hasPrefix("attachment; filename=\"clip.mp4\"") == true)
    }

    @Test func onlyTheFrameMayStandElsewhere() async throws {
        let (site, book) = try await site()
        try await book.publish([Self.id])
        let frame = try await site.ask("/fa/embed/films/\(Self.id)")
        #expect(frame.header("Content-Security-Policy")?.contains("frame-ancestors *") == true)
        #expect(frame.header("Content-Security-Policy")?.contains("script-src") == false)
        let page = try await site.ask("/fa/films/\(Self.id)")
        #expect(page.header("Content-Security-Policy")?.contains("frame-ancestors 'none'") == true)
        #expect(page.text.contains("application/json+oembed") && page.text.contains("og:video"))
        #expect(!page.text.contains("test\" </script>"))
    }

    @Test func theScriptSaysNothingThatItWasGiven() async throws {
        let (site, book) = try await site()
        try await book.publish([Self.id])
        let good = try await site.ask("/embed/films/\(Self.id).js?width=600&height=350&language=fa")
        #expect(good.status == 200 && good.header("Content-Type") == "text/javascript; charset=utf-8")
        #expect(good.text.contains("\"600\"") && good.text.contains("/fa/embed/films/\(Self.id)"))
        #expect(good.text.contains(#"A \u0022test\u0022 \u003c\u002fscript\u003e picture"#))
        #expect(good.header("Cross-Origin-Resource-Policy") == "cross-origin")
        for forged in ["x", "%22%29;alert(1)//", "..%2F..%2Fetc", "aaaaaaaaaaaaaa", "evil%0Aalert(1)"] {
            let answer = try await site.ask("/embed/films/\(forged).js?width=1e9&height=%3Cscript%3E")
            #expect(answer.status == 404 || answer.status == 400)
            #expect(!answer.text.contains("alert") || answer.header("Content-Type")?.hasPrefix("text/html") == true)
        }
        #expect(try await site.ask("/embed/others/\(Self.id).js").status == 404)
    }

    @Test func oEmbedTellsOfWhatIsHereAndOpen() async throws {
        let (site, book) = try await site()
        func ask(_ url: String, _ more: String = "") async throws -> Answer {
            try await site.ask("/oembed?url=\(url)\(more)")
        }
        let here = "http://littoral.example/en/films/\(Self.id)"
        #expect(try await ask(here).status == 404)
        try await book.publish([Self.id])
        let told = try JSON(parsing: try await ask(here, "&maxwidth=320").body)
        #expect(told["type"] == "video" && told["width"] == 320 && told["height"] == 180)
        #expect(told["html"]?.stringValue?.contains("&quot;test&quot; &lt;/script&gt;") == true)
        #expect(told["thumbnail_url"] == nil)
        #expect(try await ask(here, "&format=xml").text.contains("<type>video</type>"))
        #expect(try await ask(here, "&format=yaml").status == 501)
        #expect(try await ask(here, "&maxwidth=0").status == 400)
        for other in [
            "http://elsewhere.example/en/films/\(Self.id)", "javascript:alert(1)",
            "http://littoral.example.evil/en/films/\(Self.id)",
            "http://littoral.example/en/films/x", "http://littoral.example/en/parties/\(Self.id)",
            "//littoral.example/films/\(Self.id)",
        ] {
            #expect(try await ask(other).status == 404, "\(other)")
        }
    }

    @Test func piecesComeFromMembersWithTheSecretOfTheirForms() async throws {
        let (site, _) = try await site()
        let terms: HTTPFields = {
            var fields = HTTPFields(); fields.set("Tus-Resumable", "1.0.0"); fields.set("Upload-Length", "9");
            return fields
        }()
        var sure = terms
        sure.set("Littoral-Form", "secret-secret")
        let path = "/films/uploads"
        #expect(try await site.ask(path, method: .post, headers: terms).status == 401)
        #expect(try await site.ask(path, method: .post, headers: terms, as: Self.member("north")).status == 403)
        #expect(
            try await site.ask(path, method: .post, headers: sure, as: Self.member("north", [.reader])).status == 403)
        let begun = try await site.ask(path, method: .post, headers: sure, as: Self.member("north"))
        #expect(begun.status == 201)
        let address = try #require(begun.header("Location"))
        sure.set("Upload-Offset", "0")
        sure[.contentType] = "application/offset+octet-stream"
        let north = Self.member("north")
        #expect(
            try await site.ask(address, method: .patch, headers: sure, body: "abc", as: Self.member("south")).status
                == 404)
        let first = try await site.ask(address, method: .patch, headers: sure, body: "abc", as: north)
        #expect(first.status == 204 && first.header("Upload-Offset") == "3")
        #expect(try await site.ask(address, method: .head, headers: sure, as: north).header("Upload-Offset") == "3")
        #expect(try await site.ask(address, method: .patch, headers: sure, body: "abc", as: north).status == 409)
        sure.set("Upload-Offset", "3")
        let last = try await site.ask(address, method: .patch, headers: sure, body: "defghi", as: north)
        #expect(last.status == 422 && last.text.contains("no film"))
        #expect(try await site.ask(address, method: .head, headers: sure, as: north).status == 404)
    }

    @Test func aFilmElsewhereIsALinkUntilItIsAskedFor() throws {
        let wording = Wording(
            language: .en, book: Phrasebook.read([:]).book, units: UnitNames.read("").names,
            today: Instant(clamping: 0).day(),
            vocabulary: .empty,
            now: Instant(clamping: 0), zones: .system)
        let rendering = FilmRendering(wording: wording)
        let film = try #require(
            FilmElsewhere(
                host: "films.example.org", story: "5", media: "12", width: 600, height: 350,
                page: "https://films.example.org/v/12", frame: "https://films.example.org/frame/12",
                title: Text([.en: "A <film>"])))
        func card(_ hosts: Set<String>, _ asked: String?) -> String {
            String(
                decoding: rendering.card(film, hosts: hosts, asked: asked, page: Address("/en/stories/s")).bytes,
                as: UTF8.self)
        }
        let allowed: Set<String> = ["films.example.org"]
        #expect(!card([], "12").contains("<iframe") && !card([], nil).contains("play=12"))
        #expect(!card(allowed, nil).contains("<iframe") && card(allowed, nil).contains("/en/stories/s?play=12#film-12"))
        #expect(!card(allowed, "13").contains("<iframe"))
        #expect(card(allowed, "12").contains("<iframe src=\"https://films.example.org/frame/12\""))
        #expect(card(allowed, nil).contains("A &lt;film&gt;"))
        #expect(FilmRendering.policy([film], hosts: allowed, asked: nil) == nil)
        #expect(FilmRendering.policy([film], hosts: [], asked: "12") == nil)
        let policy = try #require(FilmRendering.policy([film], hosts: allowed, asked: "12"))
        #expect(policy.contains("frame-src https://films.example.org;") && policy.contains("frame-ancestors 'none'"))
    }
}
