import AskedNode
import Foundation
import HTTPTypes
import Languages
import Serving
import Testing

@testable import API

@Suite("Faults as machines read them")
struct ProblemTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let path: String
        let status: Int
        let stem: String
        var testDescription: String { String(path.prefix(70)) }

        init(_ path: String, _ status: Int, _ stem: String) {
            (self.path, self.status, self.stem) = (path, status, stem)
        }
    }

    static let cases = [
        Case("/fa/things/no-such", 404, "not-found"), Case("/fa/nothing", 404, "not-found"),
        Case("/fa/map/nothing", 404, "not-found"), Case("/fa/things?foo=1", 400, "unknown-parameter"),
        Case("/fa/things?kind=port&kind=town", 400, "unknown-parameter"),
        Case("/fa/things?kind=", 400, "malformed-value"), Case("/fa/things?kind=Port", 400, "malformed-value"),
        Case("/fa/things?kind=no-such", 404, "not-found"), Case("/fa/things?within=no-such", 404, "not-found"),
        Case("/fa/things?after=no-such", 404, "not-found"), Case("/fa/claims?after=no-such", 404, "not-found"),
        Case("/fa/claims?source=no-such", 404, "not-found"), Case("/fa/things?limit=0", 400, "malformed-value"),
        Case("/fa/things?limit=1001", 400, "malformed-value"), Case("/fa/things?limit=-1", 400, "malformed-value"),
        Case("/fa/things?limit=%2B5", 400, "malformed-value"), Case("/fa/things?limit=1e2", 400, "malformed-value"),
        Case("/fa/changes?before=99999999999999999999", 400, "malformed-value"),
        Case("/fa/compare", 400, "malformed-value"), Case("/fa/compare?a=ir-01&b=port-anzali", 400, "other-kind"),
        Case("/fa/search", 400, "malformed-value"), Case("/fa/search?q=", 400, "malformed-value"),
        Case("/fa/search?q=a&sector=magic", 400, "malformed-value"),
        Case("/fa/properties/draught?kind=ship", 404, "not-found"),
        Case("/fa/meetings?level=kings", 404, "not-found"), Case("/fa/claims/no-such", 404, "not-found"),
        Case("/fa/things/port-anzali/history/compare?from=1", 400, "malformed-value"),
        Case("/fa/things/port-anzali/history/compare?from=1&to=2", 404, "no-version"),
        Case("/fa/things/%zz", 400, "bad-address"), Case("/fa/things/%ff", 400, "bad-address"),
        Case("/fa/" + String(repeating: "a", count: 3_000), 414, "too-long"),
    ]

    @Test(arguments: cases)
    func isTheOneShapeInTheCallersLanguage(_ item: Case) async throws {
        let told = try await InterfaceNode.shipped().ask(item.path, accept: "application/json")
        #expect(told.status == item.status)
        #expect(told.type == "application/problem+json" && told.header("Content-Language") == "fa")
        #expect(told.header("Cache-Control") == "no-store")
        let problem = try told.json()
        #expect(problem["status"] as? Int == item.status)
        #expect(problem["type"] as? String == "urn:littoral:fault:\(item.stem)")
        for key in ["title", "detail", "remedy", "instance"] {
            let text = problem[key] as? String ?? ""
            #expect(!text.isEmpty && !text.contains("{") && !text.hasPrefix("["), "\(key)")
        }
        #expect(Set(problem.keys) == ["type", "title", "status", "detail", "remedy", "instance"])
    }

    @Test func methodsAndHeadersTooLong() async throws {
        let node = try await InterfaceNode.shipped()
        for method in [HTTPRequest.Method.post, .put, .delete, .options, .patch] {
            let told = try await node.ask("/en/things", accept: "application/json", method: method)
            #expect(
                told.status == 405 && told.header("Allow") == "GET, HEAD" && told.type == "application/problem+json")
        }
        let long = try await node.ask(
            "/en/things?within=ir-01", accept: "application/json",
            headers: [("X-Long", String(repeating: "x", count: 20_000))])
        #expect(long.status == 431 && long.type == "application/problem+json")
    }

    /// Who reads pages gets a page, and the same fault.
    @Test func peopleGetAPage() async throws {
        let node = try await InterfaceNode.shipped()
        for accept in ["text/html", "*/*", "text/html,*/*;q=0.8"] {
            let told = try await node.ask("/en/things/no-such", accept: accept)
            #expect(told.status == 404 && told.type == "text/html")
        }
    }
}
