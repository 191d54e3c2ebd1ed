import Hummingbird
import HummingbirdTesting
import Journal
import Languages
import NIOCore
import NIOPosix
import Testing
import Translations

@testable import Operations

/// A service as LibreTranslate is one, small and on this machine.
@Suite struct LibreTranslateTests {
    /// Answers by what it is asked to translate.
    private static func service() -> Application<RouterResponder<BasicRequestContext>> {
        let router = Router()
        router.post("/nested/translate") { request, _ -> Response in
            let body = try await request.body.collect(upTo: 1 << 16)
            let asked = try JSON(parsing: Array(body.readableBytesView))
            func answer(_ status: HTTPResponse.Status, _ text: String) -> Response {
                Response(status: status, body: .init(byteBuffer: ByteBuffer(string: text)))
            }
            switch asked["q"]?.stringValue {
            case "refuse": return answer(.badRequest, #"{"error":"tk is not supported"}"#)
            case "odd": return answer(.ok, "<html>")
            case "much": return answer(.ok, String(repeating: "x", count: LibreTranslate.answerBytesMax + 1))
            case "away":
                return Response(status: .found, headers: [.location: "/nested/elsewhere"])
            default:
                let fields = ["source", "target", "format", "api_key"].map { asked[$0]?.stringValue ?? "-" }
                let text = JSON(present: [
                    ("translatedText", .string(fields.joined(separator: " ") + " " + (asked["q"]?.stringValue ?? "")))
                ])
                return answer(.ok, text.canonicalText)
            }
        }
        return Application(router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)))
    }

    private func outcome(_ machine: LibreTranslate, _ text: String) async -> String {
        do {
            return try await machine.translate(text, from: .en, to: .kk)
        } catch let fault as MachineFault {
            return fault.reason.rawValue
        } catch {
            return "\(error)"
        }
    }

    @Test func itIsAskedInItsOwnWordsAndWithinBounds() async throws {
        try await Self.service().test(.live) { client in
            let port = try #require(client.port)
            let machine = LibreTranslate(address: "http://127.0.0.1:\(port)/nested/", key: "k1", seconds: 20)
            let (said, refused) = (await outcome(machine, "Кемежай <b> \"қ\""), await outcome(machine, "refuse"))
            let (odd, much) = (await outcome(machine, "odd"), await outcome(machine, "much"))
            let away = await outcome(machine, "away")
            try await machine.shutdown()
            #expect(said == "en kk text k1 Кемежай <b> \"қ\"")
            #expect(refused == "refused")
            #expect(odd == "unreadable")
            #expect(much == "unreadable")
            #expect(away == "refused")
        }
    }

    /// One that takes the line and says nothing.
    @Test func whoDoesNotAnswerInTimeIsSilent() async throws {
        let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .bind(host: "127.0.0.1", port: 0).get()
        let port = try #require(server.localAddress?.port)
        let machine = LibreTranslate(address: "http://127.0.0.1:\(port)", key: nil, seconds: 1)
        let answer = await outcome(machine, "x")
        try await machine.shutdown()
        try await server.close()
        #expect(answer == "silent")
    }

    @Test func nobodyThereIsSilence() async throws {
        // Port 1 is nobody's.
        let machine = LibreTranslate(address: "http://127.0.0.1:1", key: nil, seconds: 5)
        let answer = await outcome(machine, "x")
        try await machine.shutdown()
        #expect(answer == "silent")
    }
}
