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

    private let client: HTTPClient

    package init() {
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    /// Closes its lines.
    package func close() async { try? await client.shutdown() }

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

    private func answer(_ request: HTTPClientRequest) async throws -> [UInt8] {
        let response = try await client.execute(request, timeout: .seconds(Self.seconds))
        guard response.status.code == 200 else { throw Fault(description: "The answer is \(response.status.code).") }
        var bytes: [UInt8] = []
        for try await part in response.body {
            guard bytes.count + part.readableBytes <= Self.bytesMax else {
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
