import Chances
import Crypto
import Foundation
import Journal
import Languages
import SignedMembers
import Synchronization
import Testing

@testable import Members

/// A provider of ours with a key of its own; what it answers can be bent by each test.
private final class Provider: OpenIDFetching {
    static let issuer = "https://login.ministry.example"
    let key = P256.Signing.PrivateKey()
    let claims = Mutex<[String: JSON]>([:])
    let header = Mutex<JSON>(["alg": "ES256", "kid": "one"])
    let asked = Mutex<[String]>([])
    let metadata = Mutex<JSON>([
        "issuer": .string(issuer), "authorization_endpoint": .string("\(issuer)/authorize"),
        "token_endpoint": .string("\(issuer)/token"), "jwks_uri": .string("\(issuer)/keys"),
        "userinfo_endpoint": .string("\(issuer)/userinfo"),
    ])
    let userInfo = Mutex<JSON>([:])

    func get(_ address: String, token: String?) async throws -> [UInt8] {
        asked.withLock { $0.append(address) }
        switch address {
        case "\(Self.issuer)/.well-known/openid-configuration": return metadata.withLock(\.self).canonical
        case "\(Self.issuer)/keys":
            let raw = key.publicKey.rawRepresentation
            return
                ([
                    "keys": [
                        [
                            "crv": "P-256", "kid": "one", "kty": "EC", "x": .string(Base64URL.text(raw.prefix(32))),
                            "y": .string(Base64URL.text(raw.suffix(32))),
                        ]
                    ]
                ] as JSON).canonical
        case "\(Self.issuer)/userinfo": return userInfo.withLock(\.self).canonical
        default: throw MemberFault(.notFound)
        }
    }

    func post(
        _ address: String, fields: [(name: String, value: String)], user: (name: String, password: String)?
    ) async throws -> [UInt8] {
        asked.withLock { $0.append(address) }
        let header = header.withLock(\.self)
        var fields = JSON.Fields()
        for (name, value) in claims.withLock(\.self) { fields[name] = value }
        let claims = JSON.object(fields)
        let signed = "\(Base64URL.text(Data(header.canonical))).\(Base64URL.text(Data(claims.canonical)))"
        let signature = try key.signature(for: Data(signed.utf8)).rawRepresentation
        let token = "\(signed).\(Base64URL.text(signature))"
        return (["access_token": "access", "id_token": .string(token)] as JSON).canonical
    }
}

@Suite struct OpenIDTests {
    private let provider = Provider()
    private let openID: OpenIDSignIn
    private let now = SignedMembers.morning

    init() {
        openID = OpenIDSignIn(
            OpenIDClient(issuer: Provider.issuer, id: "littoral", secret: "shared", name: "Ministry"),
            fetching: provider,
            clock: { SignedMembers.morning })
    }

    /// Goes there and comes back; `change` bends what the provider says.
    private func come(_ change: (inout [String: JSON]) -> Void = { _ in }) async throws -> OpenIDIdentity {
        let begun = try await openID.begin(back: "https://sea.example/sign-in/back", next: "/en/map")
        let query = URLComponents(string: begun.address)?.queryItems ?? []
        let nonce = try #require(query.first { $0.name == "nonce" }?.value)
        let state = try #require(query.first { $0.name == "state" }?.value)
        var claims: [String: JSON] = [
            "aud": "littoral", "email": "known@office.example", "email_verified": true,
            "exp": .integer(now / 1_000 + 300), "iat": .integer(now / 1_000), "iss": .string(Provider.issuer),
            "nonce": .string(nonce), "sub": "s-1",
        ]
        change(&claims)
        provider.claims.withLock { $0 = claims }
        let found = try await openID.finish(secret: begun.secret.text, state: state, code: "code")
        #expect(found.next == "/en/map")
        return found.identity
    }

    private func code(_ work: () async throws -> Void) async -> MemberFault.Code? {
        do {
            try await work()
            return nil
        } catch {
            return (error as? MemberFault)?.code
        }
    }

    @Test func aGoodTokenSaysWhoItIs() async throws {
        let identity = try await come()
        #expect(identity.subject == "s-1" && identity.verifiedMail == "known@office.example")
        // Metadata and keys are asked for once.
        _ = try await come()
        #expect(
            provider.asked.withLock { $0.count { $0.hasSuffix("openid-configuration") || $0.hasSuffix("/keys") } } == 2)
    }

    @Test func aProviderSpeaksForItsOwnAddressesAlone() {
        func heard(_ mail: String?, _ hosts: [String]) -> String? {
            OpenIDClient(issuer: Provider.issuer, id: "i", secret: "", name: "n", mailHosts: hosts).heard(
                OpenIDIdentity(issuer: Provider.issuer, subject: "s", verifiedMail: mail)
            ).verifiedMail
        }
        #expect(heard("a@ports.example", []) == "a@ports.example")
        #expect(heard("a@Ports.example", ["roads.example", "PORTS.example"]) == "a@Ports.example")
        for mail in ["a@roads.example", "a@x.ports.example", "a@evilports.example", "ports.example@x", "a", "", nil] {
            #expect(heard(mail, ["ports.example"]) == nil, "\(mail ?? "nil")")
        }
    }

    @Test func everyClaimThatIsWrongIsRefused() async {
        let later = now / 1_000
        let bent: [(String, JSON?)] = [
            ("iss", "https://other.example"), ("iss", nil), ("aud", "another"), ("aud", ["littoral", "another"]),
            ("azp", "another"), ("exp", .integer(later - 61)), ("exp", nil), ("exp", "soon"),
            ("iat", .integer(later + 61)),
            ("iat", nil), ("nonce", "another"), ("nonce", nil), ("sub", ""), ("sub", nil),
            ("sub", .string(String(repeating: "x", count: 256))),
        ]
        for (name, value) in bent {
            #expect(await code { _ = try await come { $0[name] = value } } == .providerRefused, "\(name)")
        }
    }

    @Test(arguments: ["none", "HS256", "RS256", "ES384", ""])
    func theKindOfSignatureIsThatOfTheKey(algorithm: String) async {
        provider.header.withLock { $0 = ["alg": .string(algorithm), "kid": "one"] }
        #expect(await code { _ = try await come() } == .providerRefused)
    }

    @Test func unknownKeysAndCriticalHeadersAreRefused() async {
        provider.header.withLock { $0 = ["alg": "ES256", "kid": "two"] }
        #expect(await code { _ = try await come() } == .providerRefused)
        provider.header.withLock { $0 = ["alg": "ES256", "crit": ["x"], "kid": "one"] }
        #expect(await code { _ = try await come() } == .providerRefused)
    }

    @Test func tokensThatAreCutOrChangedAreRefused() async throws {
        let key = P256.Signing.PrivateKey()
        let raw = key.publicKey.rawRepresentation
        let keys: JSON = [
            "keys": [
                [
                    "crv": "P-256", "kty": "EC", "x": .string(Base64URL.text(raw.prefix(32))),
                    "y": .string(Base64URL.text(raw.suffix(32))),
                ]
            ]
        ]
        let signed =
            "\(Base64URL.text(Data("{\"alg\":\"ES256\"}".utf8))).\(Base64URL.text(Data("{\"sub\":\"s\"}".utf8)))"
        let text = "\(signed).\(Base64URL.text(try key.signature(for: Data(signed.utf8)).rawRepresentation))"
        #expect(IDToken(text)?.isSigned(by: keys) == true)
        var chance = Chance(seed: 21)
        for _ in 0..<400 {
            var letters = Array(text)
            switch chance.below(3) {
            case 0: letters.remove(at: chance.below(letters.count))
            case 1: letters.swapAt(chance.below(letters.count), chance.below(letters.count))
            default: letters.insert(chance.pick(Array("aA0.-_=")), at: chance.below(letters.count))
            }
            let other = String(letters)
            // The last letter of base64 may hold bits that mean nothing.
            guard other != text, other.dropLast() != text.dropLast() else { continue }
            #expect(IDToken(other)?.isSigned(by: keys) != true, "\(other)")
        }
    }

    @Test func stateSecretAndCodeAreGoodOnceAndForTheirBrowser() async throws {
        let begun = try await openID.begin(back: "https://sea.example/sign-in/back", next: "")
        let state = begun.secret.derived(for: "state")
        #expect(
            await code { _ = try await openID.finish(secret: Secret().text, state: state, code: "x") } == .signInGone)
        #expect(
            await code { _ = try await openID.finish(secret: begun.secret.text, state: "x", code: "x") } == .signInGone)
        #expect(await code { _ = try await openID.finish(secret: "", state: "", code: "") } == .signInGone)
        _ = await code { _ = try await openID.finish(secret: begun.secret.text, state: state, code: "x") }
        #expect(
            await code { _ = try await openID.finish(secret: begun.secret.text, state: state, code: "x") }
                == .signInGone)
    }

    @Test func theMailAddressMayBeToldAside() async throws {
        provider.userInfo.withLock { $0 = ["email": "aside@office.example", "email_verified": true, "sub": "s-1"] }
        #expect(try await come { $0["email"] = nil }.verifiedMail == "aside@office.example")
        provider.userInfo.withLock { $0 = ["email": "aside@office.example", "email_verified": true, "sub": "s-2"] }
        #expect(try await come { $0["email"] = nil }.verifiedMail == nil)
        #expect(try await come { $0["email_verified"] = false }.verifiedMail == nil)
    }

    @Test(arguments: [
        ("issuer", "https://other.example"), ("token_endpoint", "http://login.ministry.example/token"),
        ("jwks_uri", "ftp://x"),
        ("authorization_endpoint", "javascript:alert(1)"),
    ])
    func aProviderThatSaysWhatCannotBeRightIsNotAsked(name: String, value: String) async {
        provider.metadata.withLock { metadata in
            guard case .object(var fields) = metadata else { return }
            fields[name] = .string(value)
            metadata = .object(fields)
        }
        #expect(await code { _ = try await come() } == .providerUnreachable)
    }

    @Test func membersAreLinkedOnceAndNobodyIsMade() async throws {
        let members = try SignedMembers()
        let begun = try await members.member(mail: "known@office.example")
        func identity(_ subject: String, _ mail: String?) -> OpenIDIdentity {
            OpenIDIdentity(issuer: Provider.issuer, subject: subject, verifiedMail: mail)
        }
        func signIn(_ identity: OpenIDIdentity) async throws -> String? {
            guard case .signedIn(let begun) = try await members.book.signIn(identity, agent: "") else { return nil }
            return begun.signed.member
        }
        #expect(await code { _ = try await signIn(identity("s-1", nil)) } == .providerUnknown)
        #expect(await code { _ = try await signIn(identity("s-1", "other@office.example")) } == .providerUnknown)
        #expect(try await signIn(identity("s-1", "KNOWN@office.example")) == begun.signed.member)
        #expect(try await signIn(identity("s-1", "renamed@office.example")) == begun.signed.member)
        #expect(await code { _ = try await signIn(identity("s-2", "known@office.example")) } == .providerUnknown)
        try await members.book.disable(begun.signed.member)
        #expect(await code { _ = try await signIn(identity("s-1", "known@office.example")) } == .providerUnknown)
        _ = try await members.book.inviteFirst(language: .en)
        #expect(try await members.book.members().count == 1)
    }
}
