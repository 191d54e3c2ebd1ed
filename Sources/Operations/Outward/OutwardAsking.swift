import AsyncHTTPClient
import Foundation
import Members
import NIOCore
import NIOHTTP1

/// Asks a ministry's provider over HTTPS: one try, ten seconds, a megabyte, no redirects.
package struct OutwardAsking: OpenIDFetching {
    /// What went wrong; says nothing of what was sent.
    package struct Fault: Error, CustomStringConvertible {
        package let description: String
    }

    static let bytesMax = 1 << 20
    static let seconds: Int64 = 10

    package init() {}

    package func get(_ address: String, token: String?) async throws -> [UInt8] {
        var request = HTTPClientRequest(url: address)
        request.headers.add(name: "Accept", value: "application/json")
        if let token { request.headers.add(name: "Authorization", value: "Bearer \(token)") }
        return try await answer(request)
    }

    package func post(
        _ address: String, fields: [(name: String, value: String)], user: (name: String, password: String)?
    ) async throws -> [UInt8] {
        var request = HTTPClientRequest(url: address)
        request.method = .POST
        request.headers.add(name: "Accept", value: "application/json")
        request.headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
        if let user {
            let words = Data("\(user.name):\(user.password)".utf8).base64EncodedString()
            request.headers.add(name: "Authorization", value: "Basic \(words)")
        }
        let form = fields.map { "\(Self.escaped($0.name))=\(Self.escaped($0.value))" }.joined(separator: "&")
        request.body = .bytes(ByteBuffer(string: form))
        return try await answer(request)
    }

    /// Asks over a line of its own: people sign in rarely, and a client that is kept has to be closed on every way out.
    private func answer(_ request: HTTPClientRequest) async throws -> [UInt8] {
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.timeout.connect = .seconds(5)
        let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        let outcome: Result<[UInt8], any Error>
        do {
            outcome = .success(try await Self.answer(request, of: client))
        } catch {
            outcome = .failure(error)
        }
        try await client.shutdown()
        return try outcome.get()
    }

    private static func answer(_ request: HTTPClientRequest, of client: HTTPClient) async throws -> [UInt8] {
        let response = try await client.execute(request, timeout: .seconds(seconds))
        guard response.status.code == 200 else { throw Fault(description: "The answer is \(response.status.code).") }
        var bytes: [UInt8] = []
        for try await part in response.body {
            guard bytes.count + part.readableBytes <= bytesMax else {
                throw Fault(description: "The answer is longer than a megabyte.")
            }
            bytes += part.readableBytesView
        }
        return bytes
    }

    private static func escaped(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics.intersection(ascii)) ?? ""
    }

    private static let ascii = CharacterSet(charactersIn: "\u{0}"..."\u{7F}")
}
