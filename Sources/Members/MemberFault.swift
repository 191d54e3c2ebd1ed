/// What went wrong with a member's business: a code to act on, the field of the form where there is one, and values.
///
/// Faces say it by the phrase `member.fault.CODE`.
package struct MemberFault: Error, Sendable, Hashable, CustomStringConvertible {
    package enum Code: String, Sendable, Hashable, CaseIterable {
        /// Name or password is not right; nobody is told which.
        case wrongSignIn = "wrong-sign-in"
        case wrongCode = "wrong-code"
        case wrongPassword = "wrong-password"
        /// Too many attempts; `seconds` says how long to wait.
        case locked
        /// Too many people sign in at once.
        case busy
        /// A one-time link that was used, has ended or never was.
        case linkGone = "link-gone"
        /// The second step of signing in took too long.
        case signInGone = "sign-in-gone"
        case passwordTooShort = "password-too-short"
        case passwordTooLong = "password-too-long"
        case passwordCommon = "password-common"
        case passwordNamesYou = "password-names-you"
        case mailMalformed = "mail-malformed"
        case mailTaken = "mail-taken"
        case nameMissing = "name-missing"
        case partyMissing = "party-missing"
        case rolesMissing = "roles-missing"
        case labelMissing = "label-missing"
        case tooLong = "too-long"
        case tooMany = "too-many"
        case notFound = "not-found"
        /// Without an administrator nobody could let anyone in.
        case lastAdministrator = "last-administrator"
        /// The ministry's own way of signing in: it cannot be asked, has said no, or vouches for nobody known here.
        case providerUnreachable = "provider-unreachable"
        case providerRefused = "provider-refused"
        case providerUnknown = "provider-unknown"
        case badKey = "bad-key"
        case newerProgram = "newer-program"
    }

    package let code: Code
    package let field: String?
    package let values: [String: String]

    package init(_ code: Code, field: String? = nil, _ values: [String: String] = [:]) {
        (self.code, self.field, self.values) = (code, field, values)
    }

    /// In English, for the command line and the log; holds nothing that was typed.
    package var description: String {
        let text = Self.sentences[code] ?? code.rawValue
        return values.reduce(text) { $0.replacing("{\($1.key)}", with: $1.value) }
    }

    private static let sentences: [Code: String] = [
        .wrongSignIn: "Name or password is not right.",
        .wrongCode: "The code is not right.",
        .wrongPassword: "The password is not right.",
        .locked: "There were too many attempts. Try again in {seconds} seconds.",
        .busy: "Too many people sign in at this moment. Try again shortly.",
        .linkGone: "This link was used already or has ended. Ask for a new one.",
        .signInGone: "Signing in took too long. Begin again.",
        .passwordTooShort: "A password has at least {length} characters.",
        .passwordTooLong: "The password is too long.",
        .passwordCommon: "This password is among those that are tried first. Choose another.",
        .passwordNamesYou: "This password is little more than your name. Choose another.",
        .mailMalformed: "This is no mail address. Write one such as name@office.example.",
        .mailTaken: "There is a member with this mail address already.",
        .nameMissing: "A name is missing.",
        .partyMissing: "There is no such party. littoral list parties shows them.",
        .rolesMissing: "A role is missing. Use reader, editor, approver, clearer, secretariat or administrator.",
        .labelMissing: "Say what the token is for.",
        .tooLong: "A text is too long; at most {length} characters are kept.",
        .tooMany: "There are {count} already; end one first.",
        .notFound: "There is no such member. littoral member list shows them.",
        .lastAdministrator: "This is the last administrator; make another member one first.",
        .providerUnreachable: "The provider cannot be reached, or says of itself what cannot be right.",
        .providerRefused: "The provider has not confirmed who you are.",
        .providerUnknown: "The provider vouches for you, but nobody here has the mail address that it has checked.",
        .badKey: "The key {file} cannot be read or made. Check who may read it, or restore it from a backup.",
        .newerProgram: "A newer version of Littoral has written the members' store. Install that version again.",
    ]
}
