import AskedNode
import Drafts
import Foundation
import HTTPTypes
import Journal
import Languages
import Members
import Register
import Testing

@testable import API

/// Drafts written by programs: with a token, found again when sent twice, told by field where they are wrong.
@Suite struct DraftInterfaceTests {
    private struct Office {
        let node: InterfaceNode
        let thing: String
        let ann: Signed
        let bob: Signed
        let other: Signed
    }

    private static func token(
        _ member: String, _ party: Party, _ roles: Set<Role>, _ scopes: Set<Signed.Scope> = [.read, .write, .release]
    ) -> Signed {
        Signed(
            member: member, party: party.id, country: party.country, roles: roles,
            way: .token(id: "t-" + member, scopes: scopes))
    }

    private static let loading = Task { () throws -> InterfaceNode in
        let node = try InterfaceNode()
        let pack = RegionPack(PackFiles(directory: InterfaceNode.repository.appending(path: "Regions/caspian")))
        _ = try await PackLoading(journal: node.journal, member: "loader").load(pack)
        return node
    }

    private func office() async throws -> Office {
        let node = try await Self.loading.value
        let pack = RegionPack(PackFiles(directory: InterfaceNode.repository.appending(path: "Regions/caspian")))
        let offices = pack.parties.filter { $0.type == .office && $0.speaksFor != nil }
        let (first, last) = (try #require(offices.first), try #require(offices.last))
        return Office(
            node: node, thing: try #require(first.speaksFor), ann: Self.token("m-ann", first, [.editor]),
            bob: Self.token("m-bob", first, [.approver]), other: Self.token("m-sue", last, [.editor, .approver]))
    }

    private func send(
        _ office: Office, _ method: HTTPRequest.Method, _ path: String, _ body: JSON, as signed: Signed?,
        language: String = "en"
    ) async throws -> Told {
        try await office.node.ask(
            path, language: language, method: method, headers: [("Content-Type", "application/json")],
            body: body.canonicalText, as: signed)
    }

    private func claim(_ office: Office, _ amount: String) -> JSON {
        [
            "kind": "claim",
            "fields": [
                "thing": .string(office.thing), "property": "population", "amount": .string(amount), "asOf": "2024",
                "visibility": "members",
            ],
        ]
    }

    @Test func aProgramTakesADraftTheWholeWay() async throws {
        let office = try await office()
        let path = "/api/drafts/program-\(UUID().uuidString.lowercased())"
        let made = try await send(office, .put, path, claim(office, "123456"), as: office.ann)
        #expect(made.status == 200)
        #expect(try made.json()["version"] as? Int == 1)
        #expect(try await send(office, .put, path, claim(office, "123456"), as: office.ann).body == made.body)
        #expect(try await send(office, .post, path + "/submit", [:], as: office.ann).status == 200)
        #expect(try await send(office, .post, path + "/approve", [:], as: office.ann).status == 403)
        #expect(try await send(office, .post, path + "/approve", [:], as: office.other).status == 404)
        let released = try await send(office, .post, path + "/approve", ["seen": 2], as: office.bob)
        #expect(released.status == 200)
        #expect(try released.json()["state"] as? String == "released")
        #expect(try await send(office, .post, path + "/approve", ["seen": 2], as: office.bob).body == released.body)
        let record = try await office.node.ask(path, as: office.ann)
        #expect((try record.json()["steps"] as? [Any])?.count == 3)
        #expect(try await send(office, .post, path + "/drop", [:], as: office.ann).status == 409)
    }

    @Test(arguments: Language.allCases) func faultsAreToldByFieldInTheCallersLanguage(language: Language) async throws {
        let office = try await office()
        let path = "/api/drafts/faulty-\(UUID().uuidString.lowercased())"
        #expect(try await send(office, .put, path, claim(office, "many"), as: office.ann).status == 200)
        let told = try await send(office, .post, path + "/submit", [:], as: office.ann, language: language.tag)
        #expect(told.status == 422)
        #expect(told.type == "application/problem+json")
        #expect(told.header("Content-Language") == language.tag)
        let faults = try #require(try told.json()["faults"] as? [[String: String]])
        #expect(faults.map { $0["field"] } == ["amount"])
        #expect(faults.first?["code"] == "amount-unreadable")
        #expect(faults.first?["detail"]?.contains("many") == true)
    }

    @Test func whoIsBehindIsShownWhatStands() async throws {
        let office = try await office()
        let path = "/api/drafts/behind-\(UUID().uuidString.lowercased())"
        _ = try await send(office, .put, path, claim(office, "1"), as: office.ann)
        var change = claim(office, "2").objectValue ?? JSON.Fields()
        change["seen"] = 1
        #expect(try await send(office, .put, path, .object(change), as: office.bob).status == 200)
        change = claim(office, "3").objectValue ?? JSON.Fields()
        change["seen"] = 1
        let told = try await send(office, .put, path, .object(change), as: office.ann)
        #expect(told.status == 409)
        let draft = try #require(try told.json()["draft"] as? [String: Any])
        #expect((draft["fields"] as? [String: String])?["amount"] == "2")
        #expect(draft["version"] as? Int == 2)
    }

    @Test func onlyTokensWithTheRightScopeWrite() async throws {
        let office = try await office()
        let path = "/api/drafts/scopes-\(UUID().uuidString.lowercased())"
        let party = Party(
            id: office.ann.party, type: .office, name: Text(), country: office.ann.country, speaksFor: nil, web: nil)
        let body = claim(office, "1")
        let nobody = try await send(office, .put, path, body, as: nil)
        #expect(nobody.status == 401)
        #expect(nobody.header("WWW-Authenticate") == "Bearer")
        let reading = Self.token("m-ann", party, [.editor], [.read])
        #expect(try await send(office, .put, path, body, as: reading).status == 403)
        let session = Signed(
            member: "m-ann", party: party.id, country: party.country, roles: [.editor],
            way: .session(id: "s", formSecret: "f"))
        #expect(try await send(office, .put, path, body, as: session).status == 403)
        let writing = Self.token("m-cid", party, [.approver], [.read, .write])
        #expect(try await send(office, .put, path, body, as: office.ann).status == 200)
        #expect(try await send(office, .post, path + "/submit", [:], as: office.ann).status == 200)
        #expect(try await send(office, .post, path + "/approve", [:], as: writing).status == 403)
    }

    @Test func whatIsMalformedIsRefused() async throws {
        let office = try await office()
        let cases: [(HTTPRequest.Method, String, String, Int)] = [
            (.put, "/api/drafts/malformed-1", "{", 400), (.put, "/api/drafts/malformed-1", "[]", 400),
            (.put, "/api/drafts/malformed-1", "{\"kind\":\"claim\"}", 400),
            (.put, "/api/drafts/malformed-1", "{\"kind\":1,\"fields\":{}}", 400),
            (.put, "/api/drafts/malformed-1", "{\"kind\":\"claim\",\"fields\":{\"a\":1}}", 400),
            (.put, "/api/drafts/malformed-1", "{\"kind\":\"claim\",\"fields\":{\"a\":\"\\u0000\"}}", 400),
            (.put, "/api/drafts/malformed-1", "{\"kind\":\"claim\",\"fields\":{},\"seen\":0}", 400),
            (.put, "/api/drafts/malformed-1", "{\"kind\":\"claim\",\"fields\":{},\"more\":0}", 400),
            (.put, "/api/drafts/malformed-1", "{\"kind\":\"nothing\",\"fields\":{}}", 422),
            (.put, "/api/drafts/short", "{\"kind\":\"claim\",\"fields\":{}}", 422),
            (.post, "/api/drafts/malformed-1/submit", "{}", 404),
            (.post, "/api/drafts/malformed-1/return", "{}", 400),
            (.post, "/api/drafts/malformed-1/return", "{\"reason\":\"\"}", 422),
            (.post, "/api/drafts/malformed-1/vanish", "{}", 405),
            (.delete, "/api/drafts/malformed-1", "", 405),
        ]
        for (method, path, body, status) in cases {
            let told = try await office.node.ask(path, method: method, body: body, as: office.ann)
            #expect(told.status == status, "\(method) \(path) \(body)")
        }
        for query in ["state=lost", "limit=0", "more=1", "limit=1&limit=2"] {
            #expect(try await office.node.ask("/api/drafts?\(query)", as: office.ann).status == 400, "\(query)")
        }
    }

    @Test func listsAreOfThePartyAlone() async throws {
        let office = try await office()
        let path = "/api/drafts/listed-\(UUID().uuidString.lowercased())"
        _ = try await send(office, .put, path, claim(office, "77"), as: office.ann)
        let own = try await office.node.ask("/api/drafts?state=draft&limit=200", as: office.bob).json()
        #expect(own.items.contains { path.hasSuffix($0["id"] as? String ?? "none") })
        let others = try await office.node.ask("/api/drafts?limit=200", as: office.other).json()
        #expect(others.items.isEmpty)
        #expect(try await office.node.ask("/api/drafts").status == 401)
        let waiting = try await office.node.ask("/api/waiting", as: office.ann).json()
        #expect((waiting["mine"] as? [String: Any])?["count"] as? Int ?? 0 > 0)
    }

    @Test func theDescriptionNamesEveryOperation() async throws {
        let office = try await office()
        let described = try await office.node.json("/api/openapi.json")
        let paths = try #require(described["paths"] as? [String: [String: Any]])
        for operation in DraftOperation.all {
            let item = paths["/api/\(operation.path)"]?[operation.method.rawValue.lowercased()] as? [String: Any]
            #expect(item?["operationId"] as? String == operation.id)
            #expect(item?["security"] != nil)
        }
        let schemas = try #require((described["components"] as? [String: Any])?["schemas"] as? [String: Any])
        for operation in DraftOperation.all {
            #expect(schemas[operation.schema] != nil)
            if let body = operation.body { #expect(schemas[body] != nil) }
        }
    }

    @Test(arguments: [
        (#"{"seen":7.0}"#, #"{"seen":7}"#), (#"{"seen": 102.000 }"#, #"{"seen": 102 }"#),
        (#"{"a":"7.0"}"#, #"{"a":"7.0"}"#),
        (#"{"a":"\"7.0"}"#, #"{"a":"\"7.0"}"#), (#"{"a":7.05}"#, #"{"a":7.05}"#), (#"{"a":7.0e1}"#, #"{"a":7.0e1}"#),
        (#"{"a":7.}"#, #"{"a":7.}"#), (#"{"a":.0}"#, #"{"a":.0}"#), ("7.0", "7"),
    ])
    func wholeNumbersMayHaveAPoint(_ written: String, _ plain: String) {
        #expect(String(decoding: WholeNumbers.plain(Array(written.utf8)), as: UTF8.self) == plain)
    }
}
