import Crypto
import CryptoExtras
import Foundation
import Journal

/// What a provider says of who has signed in there, once its signature has been checked.
package struct OpenIDIdentity: Sendable, Hashable {
    package let issuer: String
    package let subject: String
    /// Only where the provider says that it has checked it.
    package let verifiedMail: String?
}

/// A signed token (RFC 7519) as OpenID Connect uses it.
struct IDToken {
    let header: JSON
    let claims: JSON
    private let signed: Data
    private let signature: Data

    static let bytesMax = 16 << 10

    /// `nil` for what is no token of three parts.
    init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard text.utf8.count <= Self.bytesMax, parts.count == 3,
            let header = Base64URL.bytes(parts[0]).flatMap({ try? JSON(parsing: Array($0)) }),
            let claims = Base64URL.bytes(parts[1]).flatMap({ try? JSON(parsing: Array($0)) }),
            let signature = Base64URL.bytes(parts[2]), !signature.isEmpty
        else { return nil }
        (self.header, self.claims, self.signature) = (header, claims, signature)
        signed = Data("\(parts[0]).\(parts[1])".utf8)
    }

    /// Whether one of the provider's keys has signed it.
    ///
    /// The kind of signature is that of the key; what the token says of it must agree, and `none` never does.
    func isSigned(by keys: JSON) -> Bool {
        guard let algorithm = header["alg"]?.stringValue, header["crit"] == nil else { return false }
        let id = header["kid"]?.stringValue
        let known = keys["keys"]?.arrayValue ?? []
        return known.prefix(50).contains { key in
            guard id == nil || key["kid"]?.stringValue == id, (key["use"]?.stringValue ?? "sig") == "sig",
                key["alg"]?.stringValue.map({ $0 == algorithm }) ?? true
            else { return false }
            return switch (algorithm, key["kty"]?.stringValue) {
            case ("RS256", "RSA"): isSigned(rsa: key)
            case ("ES256", "EC"): isSigned(curve: key)
            default: false
            }
        }
    }

    private func isSigned(rsa key: JSON) -> Bool {
        guard let modulus = Self.bytes(key["n"]), let exponent = Self.bytes(key["e"]), modulus.count >= 256,
            let key = try? _RSA.Signing.PublicKey(n: modulus, e: exponent)
        else { return false }
        return key.isValidSignature(
            _RSA.Signing.RSASignature(rawRepresentation: signature), for: SHA256.hash(data: signed),
            padding: .insecurePKCS1v1_5)
    }

    private func isSigned(curve key: JSON) -> Bool {
        guard key["crv"]?.stringValue == "P-256", let x = Self.bytes(key["x"]), let y = Self.bytes(key["y"]),
            let key = try? P256.Signing.PublicKey(rawRepresentation: x + y),
            let signature = try? P256.Signing.ECDSASignature(rawRepresentation: signature)
        else { return false }
        return key.isValidSignature(signature, for: signed)
    }

    private static func bytes(_ json: JSON?) -> Data? { json?.stringValue.flatMap { Base64URL.bytes($0) } }

    /// Who it is about; `nil` where it is for another client, from another provider, too old, or not the one asked for.
    ///
    /// `now` is in milliseconds since 1970; clocks may differ by a minute.
    func identity(issuer: String, client: String, nonce: String, now: Int64) -> OpenIDIdentity? {
        let audience = claims["aud"]?.arrayValue?.compactMap(\.stringValue) ?? [claims["aud"]?.stringValue ?? ""]
        let party = claims["azp"]?.stringValue
        guard claims["iss"]?.stringValue == issuer, audience.contains(client), party.map({ $0 == client }) ?? true,
            audience.count == 1 || party == client, let until = claims["exp"]?.integerValue,
            until > now / 1_000 - 60, let made = claims["iat"]?.integerValue, made <= now / 1_000 + 60,
            Sameness.holds(claims["nonce"]?.stringValue ?? "", nonce), let subject = claims["sub"]?.stringValue,
            !subject.isEmpty, subject.utf8.count <= 255
        else { return nil }
        return OpenIDIdentity(issuer: issuer, subject: subject, verifiedMail: Self.verifiedMail(claims))
    }

    /// The mail address of claims where they say that it was checked.
    static func verifiedMail(_ claims: JSON) -> String? {
        let isVerified = claims["email_verified"]?.boolValue ?? (claims["email_verified"]?.stringValue == "true")
        return isVerified ? claims["email"]?.stringValue : nil
    }
}
