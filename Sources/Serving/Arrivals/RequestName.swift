import HTTPTypes
import Hummingbird

/// The name by which a request is found again in the log.
enum RequestName {
    static let field = HTTPField.Name("X-Request-ID")

    /// The name the sender gave, where it is one: 8 to 64 letters, digits, dots, hyphens and low lines.
    static func given(_ headers: HTTPFields) -> String? {
        guard let field, let text = headers[field], (8...64).contains(text.utf8.count),
            text.utf8.allSatisfy({ byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                    || [0x2D, 0x2E, 0x5F].contains(byte)
            })
        else { return nil }
        return text
    }
}
