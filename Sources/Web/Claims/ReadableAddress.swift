import Foundation

/// An address as a person reads and types it: escapes of letters are written as the letters they stand for.
struct ReadableAddress: Sendable {
    let text: String

    /// Keeps an address as it is where its escapes hide anything but letters, marks and digits.
    init(_ address: String) {
        let plain = address.removingPercentEncoding ?? address
        let hidden = plain.unicodeScalars.filter { !$0.isASCII }
        let isReadable = hidden.allSatisfy {
            $0.properties.isAlphabetic || $0.properties.numericType != nil || $0.properties.isJoinControl
                || $0.properties.generalCategory == .nonspacingMark
        }
        let sameSigns = Self.signs(plain) == Self.signs(address)
        text = isReadable && sameSigns ? plain : address
    }

    /// The signs that give an address its parts; an escape may stand for none of them.
    private static func signs(_ text: String) -> [Character] {
        text.filter { $0.isASCII && !$0.isLetter && !$0.isNumber && $0 != "%" }
    }
}
