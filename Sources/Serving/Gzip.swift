import Exporting
package import HTTPTypes

/// Bytes in the gzip format (RFC 1952).
package enum Gzip {
    /// What is shorter fits into one packet anyway.
    package static let bytesMin = 1_000

    /// The bytes compressed at a level from 1, fast, to 9, small; nil when zlib refuses.
    package static func compressed(_ bytes: [UInt8], level: Int32) -> [UInt8]? {
        Deflating.packed(bytes, level: level, frame: .gzip)
    }

    /// Whether the client takes gzip, by its `Accept-Encoding`.
    package static func isAccepted(_ headers: HTTPFields) -> Bool {
        let wish = headers[.acceptEncoding] ?? ""
        return wish.split(separator: ",").prefix(20).contains { coding in
            let parts = coding.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" }.lowercased() }
            guard parts.first == "gzip" else { return false }
            guard let weight = parts.dropFirst().first(where: { $0.hasPrefix("q=") }) else { return true }
            return Double(weight.dropFirst(2)).map { $0 > 0 } ?? false
        }
    }
}
