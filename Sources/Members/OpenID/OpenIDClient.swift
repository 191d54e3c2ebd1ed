import Journal

/// As what this node is known to a ministry's own way of signing in (OpenID Connect).
package struct OpenIDClient: Sendable, Hashable {
    /// The provider's address, exactly as it writes it itself.
    package let issuer: String
    package let id: String
    /// Empty for a client that has none.
    package let secret: String
    /// What the provider is called on the page of signing in.
    package let name: String
    /// By which word it is told from others in addresses; empty for the one without.
    package let section: String
    /// The hosts of the mail addresses for which it may speak; empty for any.
    package let mailHosts: [String]

    package init(
        issuer: String, id: String, secret: String, name: String, section: String = "", mailHosts: [String] = []
    ) {
        (self.issuer, self.id, self.secret, self.name) = (issuer, id, secret, name)
        (self.section, self.mailHosts) = (section, mailHosts.map { $0.lowercased() })
    }

    /// Who it is, without a mail address for which the provider may not speak.
    func heard(_ identity: OpenIDIdentity) -> OpenIDIdentity {
        guard !mailHosts.isEmpty, let mail = identity.verifiedMail else { return identity }
        let host = mail.split(separator: "@", omittingEmptySubsequences: false).last?.lowercased() ?? ""
        return mailHosts.contains(host)
            ? identity : OpenIDIdentity(issuer: identity.issuer, subject: identity.subject, verifiedMail: nil)
    }
}

/// Asks another machine; bounded in size and time, and following nobody elsewhere.
package protocol OpenIDFetching: Sendable {
    /// What an address answers with success; `token` goes along as a bearer token.
    func get(_ address: String, token: String?) async throws -> [UInt8]
    /// The same for a form; `user` goes along as HTTP basic authentication.
    func post(
        _ address: String, fields: [(name: String, value: String)], user: (name: String, password: String)?
    ) async throws -> [UInt8]
}

/// What a provider says of itself.
struct OpenIDMetadata: Sendable {
    let authorization: String
    let token: String
    let keys: String
    let userInfo: String?
    /// Whether the client shows its secret among the fields rather than as basic authentication.
    let postsSecret: Bool

    /// Reads the discovery document; throws `providerUnreachable` where it is not that of the issuer.
    init(_ json: JSON, of issuer: String) throws(MemberFault) {
        guard json["issuer"]?.stringValue == issuer, let authorization = json["authorization_endpoint"]?.stringValue,
            let token = json["token_endpoint"]?.stringValue, let keys = json["jwks_uri"]?.stringValue,
            [authorization, token, keys].allSatisfy({ Self.isSafe($0, beside: issuer) })
        else { throw MemberFault(.providerUnreachable) }
        (self.authorization, self.token, self.keys) = (authorization, token, keys)
        userInfo = json["userinfo_endpoint"]?.stringValue.flatMap { Self.isSafe($0, beside: issuer) ? $0 : nil }
        let methods = json["token_endpoint_auth_methods_supported"]?.arrayValue?.compactMap(\.stringValue) ?? []
        postsSecret = !methods.isEmpty && !methods.contains("client_secret_basic")
    }

    /// Encrypted; or, for a provider on this very machine, as its issuer is.
    private static func isSafe(_ address: String, beside issuer: String) -> Bool {
        if address.hasPrefix("https://") { return true }
        return ["http://127.0.0.1:", "http://localhost:"].contains { address.hasPrefix($0) && issuer.hasPrefix($0) }
    }
}
