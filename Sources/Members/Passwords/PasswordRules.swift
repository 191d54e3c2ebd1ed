import Foundation

/// Which passwords are taken: long ones that nobody tries first.
///
/// No rules about kinds of letters; these only make people write passwords down.
package enum PasswordRules {
    package static let lengthMin = 12
    /// In bytes; what is longer is no password but an attempt to keep us busy.
    package static let bytesMax = 1_024

    /// Throws `passwordTooShort`, `passwordTooLong`, `passwordCommon` or `passwordNamesYou`.
    static func check(_ password: String, names: [String]) throws(MemberFault) {
        guard password.utf8.count <= bytesMax else { throw MemberFault(.passwordTooLong, field: "password") }
        guard password.count >= lengthMin else {
            throw MemberFault(.passwordTooShort, field: "password", ["length": String(lengthMin)])
        }
        let letters = password.lowercased()
        guard !isCommon(letters) else { throw MemberFault(.passwordCommon, field: "password") }
        // What stands around one's own name must be a password by itself.
        for name in words(of: names) where letters.contains(name) {
            guard letters.replacing(name, with: "").count >= lengthMin else {
                throw MemberFault(.passwordNamesYou, field: "password")
            }
        }
    }

    private static func words(of names: [String]) -> [String] {
        names.flatMap { name in
            name.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init).filter { $0.count >= 4 }
        }
    }

    private static func isCommon(_ letters: String) -> Bool {
        if Set(letters).count < 5 { return true }
        let plain = String(letters.filter { $0.isLetter || $0.isNumber })
        if rows.contains(where: { $0.contains(plain) || String($0.reversed()).contains(plain) }) { return true }
        let words = String(plain.filter(\.isLetter))
        return common.contains(words) || common.contains { word in isRepeated(word, in: words) }
    }

    private static func isRepeated(_ word: String, in letters: String) -> Bool {
        letters.count > word.count && letters.count.isMultiple(of: word.count)
            && String(repeating: word, count: letters.count / word.count) == letters
    }

    /// Rows of keys and rows of numbers, each twice, so that a beginning in the middle is found.
    private static let rows: [String] = [
        "1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertyuiopasdfghjklzxcvbnm", "йцукенгшщзхъ",
        "йцукенгшщзхъфывапролджэячсмитьбю", "abcdefghijklmnopqrstuvwxyz", "1q2w3e4r5t6y7u8i9o0p",
        "qazwsxedcrfvtgbyhnujm",
        "ضصثقفغعهخحجچ", "۱۲۳۴۵۶۷۸۹۰",
    ].map { $0 + $0 }

    /// The letters of the passwords that are tried first, in the languages spoken here.
    private static let common: Set<String> = [
        "password", "passwort", "qwerty", "qwertyuiop", "letmein", "iloveyou", "welcome", "admin", "administrator",
        "login",
        "football", "monkey", "dragon", "sunshine", "princess", "superman", "trustno", "changeme", "default", "secret",
        "passw", "pwd", "pass", "passpass", "testtest", "littoral", "пароль", "йцукен", "привет", "любовь", "админ",
        "администратор", "parol", "privet", "salam", "salom", "sifre", "şifre", "parolum", "құпиясөз", "кұпия", "сәлем",
        "açarsöz", "گذرواژه", "رمزعبور", "رمز", "سلام", "passwordpassword", "correcthorsebatterystaple",
    ]
}
