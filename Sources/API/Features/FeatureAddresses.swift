import HTTPTypes
import Hummingbird
import Languages
import Serving

/// Where things are found below `/ogc`, as a request came to this node.
struct FeatureAddresses: Sendable {
    /// Scheme and host, without a slash at the end.
    let base: String

    init(_ request: Request) {
        // Where requests are taken in, a trusted proxy's word about the line has become the scheme.
        base = "\(request.head.scheme == "https" ? "https" : "http")://\(request.head.authority ?? "localhost")"
    }

    var landing: String { "\(base)/ogc" }
    var conformance: String { "\(base)/ogc/conformance" }
    var definition: String { "\(base)/ogc/api" }
    var collections: String { "\(base)/ogc/collections" }
    func collection(_ kind: String) -> String { "\(collections)/\(kind)" }
    func queryables(_ kind: String) -> String { "\(collection(kind))/queryables" }
    func items(_ kind: String) -> String { "\(collection(kind))/items" }
    func item(_ kind: String, _ id: String) -> String { "\(items(kind))/\(id)" }

    static func record(_ id: String, _ language: Language) -> String { "/\(language.tag)/things/\(id)" }
}

/// The parameters of an address as they were written, in their order, decoded once.
struct AskedParameters: Sendable {
    let all: [(name: String, value: String)]

    /// A plus sign is a space, as forms write it.
    init(_ request: Request) throws(RequestFault) {
        var all: [(name: String, value: String)] = []
        for part in (request.uri.query ?? "").split(separator: "&") {
            let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.decoded(sides[0]), let value = Self.decoded(sides.count > 1 ? sides[1] : "") else {
                throw RequestFault.badAddress(String(part))
            }
            all.append((name, value))
        }
        self.all = all
    }

    subscript(name: String) -> String? { all.first { $0.name == name }?.value }

    /// Refuses a parameter that is not known, and one that is named twice.
    func check(_ known: (String) -> Bool) throws(RequestFault) {
        var named: Set<String> = []
        for (name, _) in all {
            guard known(name), named.insert(name).inserted else { throw RequestFault.unknownParameter(name) }
        }
    }

    /// The same parameters with one put in place of its like, as a query.
    func query(replacing name: String, with value: String) -> String {
        (all.filter { $0.name != name } + [(name, value)]).map { "\(Self.encoded($0.name))=\(Self.encoded($0.value))" }
            .joined(separator: "&")
    }

    private static func decoded(_ text: Substring) -> String? {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+"): bytes.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
                else { return nil }
                rest = rest.dropFirst(2)
                bytes.append(value)
            default: bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }

    static func encoded(_ text: String) -> String {
        var encoded = ""
        for byte in text.utf8 {
            let isPlain =
                (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte)
                || [0x2D, 0x2E, 0x5F, 0x7E, 0x2C, 0x3A, 0x2F].contains(byte)
            if isPlain {
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                encoded += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return encoded
    }
}
