import HTTPTypes
import Hummingbird
import Languages

/// The one form an address is written in: no empty steps, a slash at the end of a language's first page alone.
package enum CanonicalAddress {
    /// The form of a path with or without a query; the query stays as it is.
    package static func of(_ address: String) -> String {
        let parts = address.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let steps = parts[0].split(separator: "/")
        let isHome = steps.count == 1 && Language(rawValue: String(steps[0])) != nil
        let path = "/" + steps.joined(separator: "/") + (isHome ? "/" : "")
        return parts.count > 1 ? "\(path)?\(parts[1])" : path
    }

    /// Whether a look at the bytes is enough: several steps, none of them empty, and no slash at the end.
    private static func isPlainlyCanonical(_ address: String) -> Bool {
        var last: UInt8 = 0
        var steps = 0
        for byte in address.utf8 {
            if byte == UInt8(ascii: "?") { break }
            if byte == UInt8(ascii: "/") {
                if last == byte { return false }
                steps += 1
            }
            last = byte
        }
        return address.utf8.first == UInt8(ascii: "/") && steps > 1 && last != UInt8(ascii: "/")
    }

    /// Programs that follow a standard put a slash behind the root of a service and follow no redirect.
    private static func isRoot(_ path: String) -> Bool { path == "/ogc/" }

    /// Sends whoever found a page by another form to the one form.
    static func redirect(_ request: Request) -> Response? {
        let address = request.uri.description
        guard !isPlainlyCanonical(address) else { return nil }
        let canonical = of(address)
        guard canonical != address, address.hasPrefix("/"), !isRoot(request.uri.path) else { return nil }
        return Response(status: .permanentRedirect, headers: [.location: canonical, .cacheControl: "no-cache"])
    }
}
