import Crypto
import Foundation
import Journal
import Synchronization

/// Signing in through a ministry's own provider: OpenID Connect with a code, a proof of possession (PKCE), a state and
/// a nonce, each used once.
package final class OpenIDSignIn: Sendable {
    private struct Waiting {
        let nonce: String
        let verifier: String
        let back: String
        let next: String
        let until: Int64
    }

    private struct State {
        var waiting: [Data: Waiting] = [:]
        var metadata: OpenIDMetadata?
        var keys: JSON?
        /// When keys were last asked for, so that tokens of unknown keys do not make us ask for ever.
        var keysRead: Int64 = 0
    }

    package let client: OpenIDClient
    private let fetching: any OpenIDFetching
    private let clock: @Sendable () -> Int64
    private let state = Mutex(State())

    package static let waitingMilliseconds: Int64 = 600_000
    static let waitingMax = 2_000
    static let keysEvery: Int64 = 60_000

    package init(
        _ client: OpenIDClient, fetching: some OpenIDFetching,
        clock: @escaping @Sendable () -> Int64 = NodeFolder.wallClock
    ) {
        (self.client, self.fetching, self.clock) = (client, fetching, clock)
    }

    /// Where to send a browser, and the secret that it keeps meanwhile, so that nobody else can come back in its place.
    ///
    /// `back` is the address to which the provider sends it again. Throws `providerUnreachable`.
    package func begin(back: String, next: String) async throws(MemberFault) -> (address: String, secret: Secret) {
        let metadata = try await metadata()
        let (secret, nonce, verifier) = (Secret(), Secret().text, Secret().text)
        let now = clock()
        state.withLock { state in
            if state.waiting.count >= Self.waitingMax { state.waiting = state.waiting.filter { $0.value.until > now } }
            if state.waiting.count >= Self.waitingMax { state.waiting.removeAll() }
            state.waiting[secret.digest] = Waiting(
                nonce: nonce, verifier: verifier, back: back, next: next, until: now + Self.waitingMilliseconds)
        }
        let challenge = Base64URL.text(Data(SHA256.hash(data: Data(verifier.utf8))))
        let query = [
            ("response_type", "code"), ("client_id", client.id), ("redirect_uri", back), ("scope", "openid email"),
            ("state", secret.derived(for: "state")), ("nonce", nonce), ("code_challenge", challenge),
            ("code_challenge_method", "S256"),
        ].map { "\($0.0)=\(Self.escaped($0.1))" }.joined(separator: "&")
        return (metadata.authorization + (metadata.authorization.contains("?") ? "&" : "?") + query, secret)
    }

    private static func escaped(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: CharacterSet(charactersIn: unreserved)) ?? ""
    }

    private static let unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"

    /// Who has come back, and where to go on to.
    ///
    /// `secret` is what the browser kept, `state` and `code` what the provider sent. Throws `signInGone`,
    /// `providerRefused` or `providerUnreachable`.
    package func finish(
        secret: String, state given: String, code: String
    ) async throws(MemberFault) -> (identity: OpenIDIdentity, next: String) {
        guard let secret = Secret(secret), Sameness.holds(secret.derived(for: "state"), given),
            let waiting = state.withLock({ $0.waiting.removeValue(forKey: secret.digest) }), waiting.until > clock()
        else { throw MemberFault(.signInGone) }
        guard !code.isEmpty, code.utf8.count <= 2_048 else { throw MemberFault(.providerRefused) }
        let metadata = try await metadata()
        let answer = try await exchange(code, waiting, metadata)
        guard let token = answer["id_token"]?.stringValue.flatMap({ IDToken($0) }), try await isSigned(token, metadata),
            let identity = token.identity(
                issuer: client.issuer, client: client.id, nonce: waiting.nonce, now: clock())
        else { throw MemberFault(.providerRefused) }
        if identity.verifiedMail != nil { return (client.heard(identity), waiting.next) }
        let told = try await asked(identity, answer["access_token"]?.stringValue, metadata)
        return (client.heard(told), waiting.next)
    }

    private func exchange(
        _ code: String, _ waiting: Waiting, _ metadata: OpenIDMetadata
    ) async throws(MemberFault) -> JSON {
        var fields = [
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", waiting.back),
            ("code_verifier", waiting.verifier), ("client_id", client.id),
        ].map { (name: $0.0, value: $0.1) }
        var user: (name: String, password: String)?
        if !client.secret.isEmpty {
            if metadata.postsSecret {
                fields.append((name: "client_secret", value: client.secret))
            } else {
                user = (Self.escaped(client.id), Self.escaped(client.secret))
            }
        }
        do {
            return try JSON(parsing: try await fetching.post(metadata.token, fields: fields, user: user))
        } catch {
            throw MemberFault(.providerRefused)
        }
    }

    /// A provider may leave the mail address out of the token and tell it when asked, about the same person only.
    private func asked(
        _ identity: OpenIDIdentity, _ token: String?, _ metadata: OpenIDMetadata
    ) async throws(MemberFault) -> OpenIDIdentity {
        guard let token, let address = metadata.userInfo, let claims = try? await json(address, token: token),
            claims["sub"]?.stringValue == identity.subject
        else { return identity }
        return OpenIDIdentity(
            issuer: identity.issuer, subject: identity.subject, verifiedMail: IDToken.verifiedMail(claims))
    }

    private func metadata() async throws(MemberFault) -> OpenIDMetadata {
        if let known = state.withLock(\.metadata) { return known }
        let base = client.issuer.hasSuffix("/") ? String(client.issuer.dropLast()) : client.issuer
        let found = try OpenIDMetadata(
            try await json("\(base)/.well-known/openid-configuration", token: nil), of: client.issuer)
        state.withLock { $0.metadata = found }
        return found
    }

    /// Looks the keys up again where none of those known has signed, since providers change them.
    private func isSigned(_ token: IDToken, _ metadata: OpenIDMetadata) async throws(MemberFault) -> Bool {
        if let keys = state.withLock(\.keys), token.isSigned(by: keys) { return true }
        let now = clock()
        let isDue = state.withLock { state in
            guard state.keys == nil || abs(now - state.keysRead) >= Self.keysEvery else { return false }
            state.keysRead = now
            return true
        }
        guard isDue else { return false }
        let keys = try await json(metadata.keys, token: nil)
        state.withLock { $0.keys = keys }
        return token.isSigned(by: keys)
    }

    private func json(_ address: String, token: String?) async throws(MemberFault) -> JSON {
        do {
            return try JSON(parsing: try await fetching.get(address, token: token))
        } catch {
            throw MemberFault(.providerUnreachable)
        }
    }
}
