import CArgon2
package import Foundation

/// Argon2id (RFC 9106) by Debian's libargon2.
package enum Argon2 {
    /// How dear a hash is.
    package struct Cost: Sendable, Hashable {
        /// In KiB.
        package let memory: UInt32
        package let passes: UInt32
        package let lanes: UInt32

        package init(memory: UInt32, passes: UInt32, lanes: UInt32) {
            (self.memory, self.passes, self.lanes) = (memory, passes, lanes)
        }

        /// The second of the two choices that RFC 9106 recommends: 64 MiB, three passes, four lanes.
        package static let recommended = Cost(memory: 65_536, passes: 3, lanes: 4)
        /// For tests of everything else.
        package static let cheap = Cost(memory: 64, passes: 1, lanes: 1)

        /// What a stored hash may ask for; more would be no hash of ours.
        var isSane: Bool {
            (1...64).contains(passes) && (1...16).contains(lanes) && (8 * lanes...(1 << 20)).contains(memory)
        }
    }

    /// The tag of a password; `nil` where the library refuses, for instance for want of memory.
    package static func tag(
        _ password: Data, salt: Data, secret: Data = Data(), associated: Data = Data(), cost: Cost, length: Int = 32
    ) -> Data? {
        var password = [UInt8](password)
        var salt = [UInt8](salt)
        var secret = [UInt8](secret)
        var associated = [UInt8](associated)
        var out = [UInt8](repeating: 0, count: length)
        let lengths = [password, salt, secret, associated].map { UInt32(clamping: $0.count) }
        let code = out.withUnsafeMutableBufferPointer { out in
            password.withUnsafeMutableBufferPointer { password in
                salt.withUnsafeMutableBufferPointer { salt in
                    secret.withUnsafeMutableBufferPointer { secret in
                        associated.withUnsafeMutableBufferPointer { associated in
                            var context = argon2_context()
                            (context.out, context.outlen) = (out.baseAddress, UInt32(clamping: out.count))
                            (context.pwd, context.pwdlen) = (password.baseAddress, lengths[0])
                            (context.salt, context.saltlen) = (salt.baseAddress, lengths[1])
                            (context.secret, context.secretlen) = (secret.baseAddress, lengths[2])
                            (context.ad, context.adlen) = (associated.baseAddress, lengths[3])
                            (context.t_cost, context.m_cost) = (cost.passes, cost.memory)
                            (context.lanes, context.threads) = (cost.lanes, cost.lanes)
                            context.version = UInt32(ARGON2_VERSION_13.rawValue)
                            return argon2_ctx(&context, Argon2_id)
                        }
                    }
                }
            }
        }
        return code == Int32(ARGON2_OK.rawValue) ? Data(out) : nil
    }
}

/// What is kept of a password: cost, salt and tag, written as a PHC string.
package struct PasswordHash: Sendable, Hashable {
    package let cost: Argon2.Cost
    let salt: Data
    let tag: Data

    /// `$argon2id$v=19$m=65536,t=3,p=4$SALT$TAG`.
    package var text: String {
        let (salt, tag) = (Self.plain(salt), Self.plain(tag))
        return "$argon2id$v=19$m=\(cost.memory),t=\(cost.passes),p=\(cost.lanes)$\(salt)$\(tag)"
    }

    /// Reads a PHC string; `nil` for anything that is not one of Argon2id in sane bounds.
    package init?(_ text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0].isEmpty, parts[1] == "argon2id", parts[2] == "v=19" else { return nil }
        let numbers = parts[3].split(separator: ",").compactMap { part -> UInt32? in
            let sides = part.split(separator: "=")
            return sides.count == 2 ? UInt32(sides[1]) : nil
        }
        guard numbers.count == 3, parts[3] == "m=\(numbers[0]),t=\(numbers[1]),p=\(numbers[2])",
            let salt = Self.bytes(parts[4]), let tag = Self.bytes(parts[5]), (8...64).contains(salt.count),
            (16...64).contains(tag.count)
        else { return nil }
        cost = Argon2.Cost(memory: numbers[0], passes: numbers[1], lanes: numbers[2])
        guard cost.isSane else { return nil }
        (self.salt, self.tag) = (salt, tag)
    }

    /// Hashes a password with a new salt of 128 bits; `nil` where the library refuses.
    package init?(of password: String, cost: Argon2.Cost) {
        var random = SystemRandomNumberGenerator()
        let salt = Data((0..<16).map { _ in UInt8.random(in: 0...255, using: &random) })
        guard let tag = Argon2.tag(Self.letters(password), salt: salt, cost: cost) else { return nil }
        (self.cost, self.salt, self.tag) = (cost, salt, tag)
    }

    /// Whether a password is the one; compared in constant time.
    package func isOf(_ password: String) -> Bool {
        guard let found = Argon2.tag(Self.letters(password), salt: salt, cost: cost, length: tag.count) else {
            return false
        }
        return Sameness.holds(found, tag)
    }

    /// One keyboard composes letters where another does not.
    private static func letters(_ password: String) -> Data {
        Data(password.precomposedStringWithCanonicalMapping.utf8)
    }

    private static func plain(_ bytes: Data) -> String { bytes.base64EncodedString().replacing("=", with: "") }

    private static func bytes(_ text: Substring) -> Data? {
        Data(base64Encoded: text + String(repeating: "=", count: (4 - text.utf8.count % 4) % 4))
    }
}
