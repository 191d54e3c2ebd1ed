import HTTPTypes
import Hummingbird
import Members
import Serving
import SignedMembers
import Testing

/// Who asks, by what a request shows.
@Suite struct SigningTests {
    private func request(scheme: String = "http", cookies: [String] = [], authorization: String? = nil) -> Request {
        var head = HTTPRequest(method: .get, scheme: scheme, authority: "sea.example", path: "/en/")
        head.headerFields[values: .cookie] = cookies
        head.headerFields[.authorization] = authorization
        return Request(head: head, body: RequestBody(buffer: ByteBuffer()))
    }

    @Test func theCookieOfItsSchemeIsRead() async throws {
        let members = try SignedMembers()
        let begun = try await members.member()
        let signing = MemberSigning(members.book)
        let secret = begun.secret.text
        for (scheme, cookies, isRead) in [
            ("http", ["littoral=\(secret)"], true), ("https", ["__Host-littoral=\(secret)"], true),
            ("https", ["littoral=\(secret)"], false), ("http", ["__Host-littoral=\(secret)"], false),
            ("http", ["a=b; littoral=\(secret); c=d"], true), ("http", ["a=b", "littoral=\(secret)"], true),
            ("http", ["littoral=\(secret)", "littoral=\(secret)"], true),
            ("http", ["littoral=\(Secret().text); littoral=\(secret)"], false), ("http", ["littoral="], false),
            ("http", ["xlittoral=\(secret)"], false), ("http", ["littoral=\(secret)x"], false), ("http", [], false),
        ] as [(String, [String], Bool)] {
            let signed = await signing.signed(request(scheme: scheme, cookies: cookies))
            #expect((signed != nil) == isRead, "\(scheme) \(cookies)")
        }
    }

    @Test func aTokenCountsBeforeACookieAndIsNeverTakenForThePublic() async throws {
        let members = try SignedMembers()
        let begun = try await members.member()
        let made = try await members.book.makeToken(for: begun.signed.member, label: "x", scopes: [.read], days: 3)
        let signing = MemberSigning(members.book)
        let both = request(cookies: ["littoral=\(begun.secret.text)"], authorization: "bearer \(made.text)")
        #expect(await signing.signed(both)?.way == .token(id: made.line.id, scopes: [.read]))
        let bad = request(cookies: ["littoral=\(begun.secret.text)"], authorization: "Bearer littoral_nothing")
        #expect(await signing.signed(bad) == nil)
        #expect(signing.isExpected(bad) && !signing.isExpected(request()))
        // A proxy that asks for a password of its own passes it on.
        let proxied = request(cookies: ["littoral=\(begun.secret.text)"], authorization: "Basic dXNlcjpwYXNz")
        #expect(await signing.signed(proxied) == begun.signed)
        #expect(!signing.isExpected(proxied))
    }

    @Test func aCookieIsReadAsItWasSet() async throws {
        let members = try SignedMembers()
        let begun = try await members.member()
        for scheme in ["http", "https"] {
            let field = SessionCookie.setting(begun.secret, for: request(scheme: scheme))
            let pair = try #require(field.split(separator: ";").first)
            #expect(SessionCookie.secret(of: request(scheme: scheme, cookies: [String(pair)])) == begun.secret.text)
            #expect(field.contains("; HttpOnly; SameSite=Lax") && field.contains("; Secure") == (scheme == "https"))
            #expect(SessionCookie.ending(for: request(scheme: scheme)).contains("=; Path=/; Max-Age=0"))
        }
    }
}
