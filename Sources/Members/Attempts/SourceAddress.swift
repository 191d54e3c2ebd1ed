import Foundation

/// From where somebody asks, as attempts are counted: an IPv4 address, or the network of an IPv6 address, since whoever
/// has one address of that kind has 2⁶⁴ of them.
package enum SourceAddress {
    package static func network(of address: String?) -> String {
        guard let address, address.utf8.count <= 64 else { return "unknown" }
        var six = in6_addr()
        let plain = address.split(separator: "%").first.map(String.init) ?? address
        guard inet_pton(AF_INET6, plain, &six) == 1 else { return address }
        let bytes = withUnsafeBytes(of: six) { Array($0) }
        // An IPv4 address written as one of IPv6.
        if bytes.prefix(12).elementsEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]) {
            return bytes.suffix(4).map(String.init).joined(separator: ".")
        }
        return Data(bytes.prefix(8)).map { String($0, radix: 16) }.joined(separator: ":") + "/64"
    }
}
