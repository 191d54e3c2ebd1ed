import Chances
import HTTPTypes
import Testing

@testable import Web

@Suite("Requests made of noise")
struct WebFuzzTests {
    private static let steps = [
        "en", "fa", "ru", "things", "claims", "kinds", "sources", "parties", "history", "provinces", "quarrels",
        "about",
        "method", "completeness", "properties", "compare", "use", "assets", "health", "port-anzali", "port-astara-ir",
        "az", "caspian-sea", "..", ".",
        "",
        "%2e%2e", "%00", "%zz", "%", "%e2%80%ae", "%F0%9F%90%9F", "~", "*", "a;b", "a,b", "<", "\"", "'", "\\", "{x}",
        ":id", "**", "9223372036854775808", "c-4f718cfae1d8d654183dcfc9", "دریا",
    ]
    private static let routes = [
        "/en/", "/fa/provinces", "/en/things/port-anzali", "/fa/things/az", "/en/things/port-anzali/history",
        "/fa/quarrels",
        "/en/things/port-astara-ir/history?before=", "/en/sources/moroor-draught", "/fa/kinds/port", "/en/claims/",
        "/fa/about", "/en/properties/population?within=", "/fa/properties/draught?page=", "/en/compare?a=ir-01&b=",
        "/fa/use",
    ]
    private static let letters = Array("abcz09-_.~/%?#&=+:;,@!$'()*[]<>\"\\{}|^` \u{202E}فж\u{0}\t")

    private static func path(_ random: inout Chance) -> String {
        // Half of the noise is added to a real address, so that it gets past the first checks.
        if Bool.random(using: &random) {
            let route = routes[Int.random(in: 0..<routes.count, using: &random)]
            return Bool.random(using: &random) ? route : route + noise(6, &random)
        }
        var path = Int.random(in: 0..<12, using: &random) == 0 ? "" : "/"
        for _ in 0..<Int.random(in: 0...6, using: &random) {
            if Int.random(in: 0..<5, using: &random) == 0 {
                path += noise(20, &random)
            } else {
                path += steps[Int.random(in: 0..<steps.count, using: &random)]
            }
            path += "/"
        }
        if Bool.random(using: &random), path.count > 1 { path.removeLast() }
        if Int.random(in: 0..<3, using: &random) == 0 {
            path += "?" + (Bool.random(using: &random) ? "before=" : "") + noise(12, &random)
        }
        if Int.random(in: 0..<60, using: &random) == 0 { path += String(repeating: "x", count: 3_000) }
        return path
    }

    private static func noise(_ longest: Int, _ random: inout Chance) -> String {
        String(
            (0..<Int.random(in: 0...longest, using: &random)).map { _ in
                letters[Int.random(in: 0..<letters.count, using: &random)]
            })
    }

    private static func headers(_ random: inout Chance) -> HTTPFields {
        var headers = HTTPFields()
        if Bool.random(using: &random) { headers[.acceptLanguage] = noise(40, &random) }
        if Bool.random(using: &random) { headers[.accept] = noise(20, &random) }
        if Int.random(in: 0..<4, using: &random) == 0 { headers[.range] = "bytes=" + noise(10, &random) }
        if Int.random(in: 0..<4, using: &random) == 0 { headers[.ifNoneMatch] = noise(10, &random) }
        if Int.random(in: 0..<40, using: &random) == 0 { headers[.cookie] = String(repeating: "c", count: 20_000) }
        return headers
    }

    @Test(arguments: [0x11, 0x22, 0x33] as [UInt64])
    func neverFails(_ seed: UInt64) async throws {
        let site = try await WebTestSite.caspian()
        var random = Chance(seed: seed)
        let methods: [HTTPRequest.Method] = [
            .get, .get, .get, .get, .get, .get, .get, .get, .head, .head, .post, .put, .delete, .options, .trace,
        ]
        var statuses: [Int: Int] = [:]
        for _ in 0..<1_000 {
            let path = Self.path(&random)
            let method = methods[Int.random(in: 0..<methods.count, using: &random)]
            let host = Int.random(in: 0..<12, using: &random) == 0 ? Self.noise(10, &random) : "littoral.example"
            let answer = try await site.ask(path, method: method, host: host, headers: Self.headers(&random))
            statuses[answer.status, default: 0] += 1
            #expect(answer.status < 500, "\(method) \(path.debugDescription)")
            #expect(answer.header("X-Content-Type-Options") == "nosniff")
            if method == .head { #expect(answer.body == []) }
            guard answer.header("Content-Type")?.hasPrefix("text/html") == true, !answer.body.isEmpty else { continue }
            do {
                let page = try answer.page()
                #expect(page.all("h1").count == 1)
            } catch {
                Issue.record("\(method) \(path.debugDescription): \(error)")
            }
        }
        // Noise that never reached a page would test the guard alone.
        #expect((statuses[200] ?? 0) > 20 && (statuses[404] ?? 0) > 20 && (statuses[400] ?? 0) > 20, "\(statuses)")
    }
}
