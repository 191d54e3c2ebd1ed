import AskedNode
import Films
import Foundation
import GRDB
import HTTPTypes
import Journal
import Languages
import Members
import Testing

@testable import API

/// Films as programs read them: strangers what is open, a party its own as well.
@Suite struct FilmInterfaceTests {
    private static let node = Task { () throws -> (node: InterfaceNode, open: String, own: String, other: String) in
        let node = try InterfaceNode()
        func film(_ word: String) async throws -> String {
            // The beginning of a film is enough to be taken in; what is made of it needs no test here.
            let bytes: [UInt8] =
                [0, 0, 0, 24] + Array("ftypisom".utf8) + [0, 0, 2, 0] + Array("isomiso2".utf8)
                + Array(repeating: 0, count: 64)
            let place = FileManager.default.temporaryDirectory.appending(path: "film-\(UUID().uuidString)")
            try Data(bytes).write(to: place)
            let film = try await node.films.take(
                place, named: "\(word).mp4", title: Text([.en: "Title of \(word)"]), about: Text(),
                by: member("north"))
            return film.id
        }
        let (open, own, other) = (
            try await film("wordopen"), try await film("wordown"), try await film("wordother")
        )
        _ = try await node.journal.decide { db in
            for id in [open, own, other] {
                try db.execute(
                    sql: """
                        INSERT INTO film_captions (film, language, text, digest) VALUES
                        ('\(id)', 'ru', 'WEBVTT' || char(10) || char(10) || '00:01.000 --> 00:02.500' || char(10)
                            || '<v Ada>Сказано &amp; записано' || char(10), 'aaaabbbbccccdddd')
                        """)
            }
            try db.execute(sql: "UPDATE film SET state = 'ready', is_public = (id = '\(open)')")
            return ((), [])
        }
        return (node, open, own, other)
    }

    private static func member(_ party: String) -> Signed {
        Signed(
            member: "m-\(party)", party: party, country: nil, roles: [.editor],
            way: .token(id: "t-\(party)", scopes: [.write]))
    }

    @Test func strangersSeeOpenFilmsAlone() async throws {
        let (node, open, own, _) = try await Self.node.value
        for asker in [nil, "south"] {
            let list = try await node.ask(
                "/en/films.json", accept: "application/json", as: asker.map(Self.member))
            #expect(list.status == 200 && list.text.contains("wordopen") && !list.text.contains("wordown"))
            for path in ["/en/films/\(own)", "/en/films/\(own)/transcript"] {
                #expect(try await node.ask(path, accept: "application/json", as: asker.map(Self.member)).status == 404)
            }
            #expect(
                try await node.ask("/en/films/\(open)", accept: "application/json", as: asker.map(Self.member)).status
                    == 200)
        }
        let north = try await node.ask("/en/films", accept: "application/json", as: Self.member("north"))
        #expect(north.text.contains("wordopen") && north.text.contains("wordown"))
        #expect(north.headers[.cacheControl]?.contains("private") == true)
    }

    @Test func aFilmTellsItsCaptionsAndWhatIsSaid() async throws {
        let (node, open, _, _) = try await Self.node.value
        let film = try await node.ask("/fa/films/\(open)", accept: "application/json").json()
        let captions = try #require((film["captions"] as? [[String: Any]])?.first)
        #expect(captions["language"] as? String == "ru")
        let said = try await node.ask(
            try #require(captions["transcript"] as? String), accept: "application/json"
        ).json()
        #expect(said["language"] as? String == "ru")
        let cue = try #require((said["captions"] as? [[String: Any]])?.first)
        #expect(cue["start"] as? Int == 1_000 && cue["end"] as? Int == 2_500)
        #expect(cue["text"] as? String == "Сказано & записано")
        let paragraph = try #require((said["paragraphs"] as? [[String: Any]])?.first)
        #expect(paragraph["speaker"] as? String == "Ada")
        #expect(try await node.ask("/en/films/\(open)/transcript?in=fa", accept: "application/json").status == 404)
        #expect(try await node.ask("/en/films/\(open)/transcript?in=xx", accept: "application/json").status == 400)
        let vtt = try await node.ask(try #require(captions["href"] as? String))
        #expect(vtt.status == 200 && vtt.text.hasPrefix("WEBVTT"))
    }

    /// What everyone was told is not told again once a film is closed, though nothing was entered in between.
    @Test func nothingIsRememberedOfFilms() async throws {
        let (node, _, _, own) = try await Self.node.value
        func open(_ isOpen: Bool) async throws {
            _ = try await node.journal.decide { db in
                try db.execute(sql: "UPDATE film SET is_public = \(isOpen ? 1 : 0) WHERE id = '\(own)'")
                return ((), [])
            }
        }
        let path = "/kk/films/\(own)"
        try await open(true)
        #expect(try await node.ask(path, accept: "application/json").status == 200)
        try await open(false)
        #expect(try await node.ask(path, accept: "application/json").status == 404)
    }

    @Test func uploadsAreDescribedAndAnswerProgramsAsPrograms() async throws {
        let (node, _, _, _) = try await Self.node.value
        let described = try await node.ask("/api/openapi.json", accept: "application/json").json()
        let paths = try #require(described["paths"] as? [String: [String: Any]])
        #expect(Set(paths["/films/uploads"]?.keys.map(\.self) ?? []) == ["post"])
        #expect(Set(paths["/films/uploads/{id}"]?.keys.map(\.self) ?? []) == ["head", "patch", "delete"])
        let operations = paths.values.flatMap {
            $0.values.compactMap { ($0 as? [String: Any])?["operationId"] as? String }
        }
        #expect(Set(operations).count == operations.count)
        for language in Language.allCases {
            for operation in UploadOperation.all {
                #expect(node.interface.book.has(operation.title, in: language))
                for status in operation.faults {
                    #expect(node.interface.book.has(PhraseKey("api.response.\(status)"), in: language), "\(status)")
                }
            }
        }
        let headers = [("Tus-Resumable", "1.0.0"), ("Upload-Length", "-1")]
        let refused = try await node.ask(
            "/films/uploads", accept: "application/json", method: .post, headers: headers, as: Self.member("north"))
        #expect(refused.status == 400 && refused.headers[.contentType] == "application/problem+json")
        #expect(try refused.json()["status"] as? Int == 400)
        let stranger = try await node.ask(
            "/films/uploads", accept: "application/json", method: .post, headers: headers)
        #expect(stranger.status == 401 && stranger.headers[.contentType] == "application/problem+json")
        let begun = try await node.ask(
            "/films/uploads", accept: "application/json", method: .post,
            headers: [("Tus-Resumable", "1.0.0"), ("Upload-Length", "9")], as: Self.member("north"))
        #expect(begun.status == 201)
    }
}
