import AsyncHTTPClient
import Foundation
import Journal
package import Languages
import NIOCore
import NIOHTTP1
import ServiceLifecycle
import Translations

/// Asks a translating service that speaks the interface of LibreTranslate: `POST /translate`.
///
/// Everything is bounded: one answer within some seconds, of some kilobytes, from the one address that was set; it
/// follows no redirects.
package struct LibreTranslate: TranslationMachine, Service {
    private let address: String
    private let key: String?
    private let client: HTTPClient
    private let deadline: TimeAmount

    static let answerBytesMax = 64 << 10

    /// `address` is that of the service, with or without a path; `seconds` are those in which it must answer.
    package init(address: String, key: String?, seconds: Int = 20) {
        self.address = (address.hasSuffix("/") ? String(address.dropLast()) : address) + "/translate"
        self.key = key
        deadline = .seconds(Int64(seconds))
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.timeout.connect = .seconds(5)
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    /// Reads the key from the first line of a file; nil where it is empty or cannot be read.
    package static func key(inFile path: String) -> String? {
        guard let data = FileManager.default.contents(atPath: path), data.count <= 4_096 else { return nil }
        let line = String(decoding: data, as: UTF8.self).prefix { !$0.isNewline }
        let key = line.filter { !$0.isWhitespace }
        return key.isEmpty ? nil : key
    }

    package func translate(_ text: String, from source: Language, to target: Language) async throws -> String {
        var request = HTTPClientRequest(url: address)
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/json")
        request.headers.add(name: "Accept", value: "application/json")
        request.body = .bytes(ByteBuffer(bytes: asked(text, source, target)))
        let status: UInt
        let bytes: [UInt8]
        do {
            let response = try await client.execute(request, deadline: .now() + deadline)
            status = response.status.code
            bytes = Array(try await response.body.collect(upTo: Self.answerBytesMax).readableBytesView)
        } catch is NIOTooManyBytesError {
            throw MachineFault(.unreadable, "more than \(Self.answerBytesMax) bytes")
        } catch {
            throw MachineFault(.silent, "\(error)")
        }
        let answer = try? JSON(parsing: bytes)
        guard status == 200 else {
            throw MachineFault(.refused, "\(status) \(answer?["error"]?.stringValue ?? "")")
        }
        guard let translation = answer?["translatedText"]?.stringValue else { throw MachineFault(.unreadable) }
        return translation
    }

    private func asked(_ text: String, _ source: Language, _ target: Language) -> [UInt8] {
        JSON(present: [
            ("api_key", key.map(JSON.string)), ("format", "text"), ("q", .string(text)),
            ("source", .string(source.tag)),
            ("target", .string(target.tag)),
        ]).canonical
    }

    /// Keeps the client until the node ends.
    package func run() async throws {
        try? await gracefulShutdown()
        try await client.shutdown()
    }

    /// Ends the client where nobody runs it.
    package func shutdown() async throws { try await client.shutdown() }
}
