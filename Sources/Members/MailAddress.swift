import Foundation

/// The mail address under which a member signs in.
package enum MailAddress {
    package static let bytesMax = 254

    /// Checks the form only: one @, something before it, a name with a dot after it, no white space or controls, so
    /// that it can stand in a mail's header.
    package static func check(_ text: String) throws(MemberFault) -> String {
        let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
        let sides = text.split(separator: "@", omittingEmptySubsequences: false)
        let isPlain = text.unicodeScalars.allSatisfy { scalar in
            !scalar.properties.isWhitespace && scalar.value > 0x20 && scalar.value != 0x7F
                && !"<>()[],;:\\\"".unicodeScalars.contains(scalar)
        }
        guard text.utf8.count <= bytesMax, sides.count == 2, !sides[0].isEmpty, isPlain,
            sides[1].split(separator: ".", omittingEmptySubsequences: false).allSatisfy({ !$0.isEmpty }),
            sides[1].contains(".")
        else { throw MemberFault(.mailMalformed, field: "mail") }
        return text
    }

    /// What two spellings of one address have in common.
    package static func key(_ text: String) -> String {
        text.trimmingCharacters(in: .whitespacesAndNewlines).precomposedStringWithCanonicalMapping.lowercased()
    }
}
