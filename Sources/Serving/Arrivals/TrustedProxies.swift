import HTTPTypes
package import Hummingbird
package import Settings

/// The proxies whose word about scheme, host and reader is taken.
package struct TrustedProxies: Sendable {
    /// How a proxy says what it forwards.
    package enum Way: String, Sendable {
        /// `X-Forwarded-For`, `X-Forwarded-Proto`, `X-Forwarded-Host`.
        case separate = "x-forwarded"
        /// `Forwarded` (RFC 7239).
        case standard = "forwarded"
    }

    private let ranges: [AddressRange]
    private let way: Way
    /// Whether this node itself speaks HTTPS.
    private let isEncrypted: Bool

    package init(_ ranges: [AddressRange], way: Way = .separate, isEncrypted: Bool = false) {
        (self.ranges, self.way, self.isEncrypted) = (ranges, way, isEncrypted)
    }

    private func isTrusted(_ address: String) -> Bool { ranges.contains { $0.contains(address) } }

    /// The request as the reader sent it, and the reader's address where it is known.
    ///
    /// What is said by others than trusted proxies is taken away, so that nothing further in can heed it.
    package func resolved(_ request: Request, peer: String?) -> (request: Request, reader: String?, isForwarded: Bool) {
        let isForwarded = Self.names.contains { request.headers.contains($0) }
        let scheme = isEncrypted ? "https" : "http"
        if !isForwarded, request.head.scheme == scheme { return (request, reader([], peer), false) }
        var said = Said()
        if let peer, isTrusted(peer) {
            said = way == .separate ? separate(request.headers) : standard(request.headers)
        }
        var head = request.head
        if isForwarded { for name in Self.names { head.headerFields[values: name] = [] } }
        head.scheme = said.scheme ?? scheme
        if let host = said.host { head.authority = host }
        return (Request(head: head, body: request.body), reader(said.hops, peer), isForwarded)
    }

    private static let names = ["X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "Forwarded"]
        .compactMap { HTTPField.Name($0) }

    private struct Said {
        var hops: [String] = []
        var scheme: String?
        var host: String?
    }

    /// From the nearest hop outwards, the first that is no trusted proxy; nobody can put words behind it.
    private func reader(_ hops: [String], _ peer: String?) -> String? {
        for hop in hops.reversed() where !isTrusted(hop) { return hop }
        return hops.first ?? peer
    }

    private func separate(_ headers: HTTPFields) -> Said {
        func last(_ name: String) -> String? { Self.parts(name, headers).last }
        return Said(
            hops: Self.parts("X-Forwarded-For", headers).map(Self.address),
            scheme: Self.scheme(last("X-Forwarded-Proto")),
            host: last("X-Forwarded-Host"))
    }

    private func standard(_ headers: HTTPFields) -> Said {
        var said = Said()
        for element in Self.parts("Forwarded", headers) {
            for pair in element.split(separator: ";") {
                let sides = pair.split(separator: "=", maxSplits: 1).map { $0.filter { $0 != " " && $0 != "\"" } }
                guard sides.count == 2 else { continue }
                switch sides[0].lowercased() {
                case "for": said.hops.append(Self.address(sides[1]))
                case "proto": said.scheme = Self.scheme(sides[1])
                case "host": said.host = sides[1]
                default: break
                }
            }
        }
        return said
    }

    private static func parts(_ name: String, _ headers: HTTPFields) -> [String] {
        guard let name = HTTPField.Name(name) else { return [] }
        return headers[values: name].joined(separator: ",").split(separator: ",").suffix(32).map { part in
            String(part.filter { $0 != " " && $0 != "\t" })
        }
    }

    private static func scheme(_ text: String?) -> String? {
        let text = text?.lowercased()
        return text == "https" || text == "http" ? text : nil
    }

    /// `203.0.113.9:4711`, `[2001:db8::1]:80` and `[2001:db8::1]` without port and brackets.
    private static func address(_ text: String) -> String {
        if text.hasPrefix("[") { return String(text.dropFirst().prefix { $0 != "]" }) }
        return text.count { $0 == ":" } == 1 ? String(text.prefix { $0 != ":" }) : text
    }
}
