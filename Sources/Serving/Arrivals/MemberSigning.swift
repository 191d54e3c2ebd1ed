import HTTPTypes
package import Hummingbird
package import Members

/// Finds out by session cookie or token which member asks.
package struct MemberSigning: Signing {
    private let members: MemberBook

    package init(_ members: MemberBook) { self.members = members }

    /// A proxy's own words about itself are none of ours.
    package func isExpected(_ request: Request) -> Bool { Self.token(of: request) != nil }

    /// Whether a request carries what may be a session or a token; whose it is, and whether it holds, is found out later.
    static func isShown(in fields: HTTPFields) -> Bool {
        token(in: fields) != nil || [true, false].contains { SessionCookie.isThere(in: fields, isSecure: $0) }
    }

    private static func token(of request: Request) -> String? { token(in: request.headers) }

    private static func token(in fields: HTTPFields) -> String? {
        guard let word = fields[.authorization], word.prefix(7).lowercased() == "bearer " else { return nil }
        return String(word.dropFirst(7))
    }

    /// A token counts before a cookie: who sends one means it.
    package func signed(_ request: Request) async -> Signed? {
        if let token = Self.token(of: request) { return await members.signed(token: token) }
        guard let secret = SessionCookie.secret(of: request) else { return nil }
        return await members.signed(session: secret)
    }
}

/// The cookie that holds the secret of a session, and nothing else.
package enum SessionCookie {
    /// Over HTTPS the name binds the cookie to this host and to HTTPS; over plain HTTP on the own machine a browser
    /// would not take that name.
    static func name(isSecure: Bool) -> String { isSecure ? "__Host-littoral" : "littoral" }

    package static func isSecure(_ request: Request) -> Bool { request.head.scheme == "https" }

    /// The secret that a request carries; `nil` where it carries none, or two that differ.
    package static func secret(of request: Request) -> String? {
        value(of: name(isSecure: isSecure(request)), in: request)
    }

    static func isThere(in fields: HTTPFields, isSecure: Bool) -> Bool {
        value(of: name(isSecure: isSecure), in: fields) != nil
    }

    private static func value(of name: String, in request: Request) -> String? { value(of: name, in: request.headers) }

    private static func value(of name: String, in fields: HTTPFields) -> String? {
        var found: Set<Substring> = []
        for field in fields[values: .cookie] {
            for pair in field.split(separator: ";") {
                let sides = pair.drop { $0 == " " }.split(separator: "=", maxSplits: 1)
                if sides.count == 2, sides[0] == name { found.insert(sides[1]) }
            }
        }
        return found.count == 1 ? found.first.map(String.init) : nil
    }

    /// The field that gives a browser the secret of a session that has begun.
    package static func setting(_ secret: Secret, for request: Request) -> String {
        field(secret.text, age: MemberBook.ageMax / 1_000, isSecure: isSecure(request))
    }

    /// The field that takes it away again.
    package static func ending(for request: Request) -> String { field("", age: 0, isSecure: isSecure(request)) }

    /// The field that keeps a secret while its reader is away at a provider.
    package static func waiting(_ secret: Secret, for request: Request) -> String {
        let isSecure = isSecure(request)
        let name = name(isSecure: isSecure) + waitingEnd
        return field(secret.text, age: OpenIDSignIn.waitingMilliseconds / 1_000, isSecure: isSecure, name: name)
    }

    package static func waiting(of request: Request) -> String? {
        value(of: name(isSecure: isSecure(request)) + waitingEnd, in: request)
    }

    private static let waitingEnd = "-away"

    private static func field(_ value: String, age: Int64, isSecure: Bool, name: String? = nil) -> String {
        "\(name ?? Self.name(isSecure: isSecure))=\(value); Path=/; Max-Age=\(age); HttpOnly; SameSite=Lax"
            + (isSecure ? "; Secure" : "")
    }
}
