import AskedNode
import Foundation
import Languages
import Testing

@testable import API

@Suite struct CatalogueTests {
    @Test func jsonAndTurtleByNameAndByWish() async throws {
        let node = try await InterfaceNode.shipped()
        let json = try await node.ask("/catalogue.jsonld")
        let turtle = try await node.ask("/catalogue.ttl")
        #expect(json.header("content-type") == "application/ld+json")
        #expect(turtle.header("content-type") == "text/turtle; charset=utf-8")
        #expect(try await node.ask("/catalogue").body == json.body)
        #expect(try await node.ask("/catalogue", accept: "text/turtle").body == turtle.body)
        #expect(try await node.ask("/catalogue").header("vary")?.contains("Accept") == true)
        #expect(try await node.ask("/catalogue?x=1").status == 400)
    }

    @Test func titlesComeInEveryLanguage() async throws {
        let node = try await InterfaceNode.shipped()
        let graph = try #require(try await node.json("/catalogue")["@graph"] as? [[String: Any]])
        func tags(_ node: [String: Any], _ name: String) -> Set<String> {
            Set((node[name] as? [[String: String]] ?? []).compactMap { $0["@language"] })
        }
        let all = Set(Language.allCases.map(\.tag))
        var datasets = 0
        for node in graph where (node["@type"] as? [String])?.contains("dcat:Dataset") == true {
            datasets += 1
            #expect(tags(node, "dct:title") == all && tags(node, "dct:description") == all)
            #expect(node["dct:spatial"] != nil && node["dct:modified"] != nil && node["dct:issued"] != nil)
        }
        #expect(datasets > 30)
        #expect(!(try await node.ask("/catalogue").text.contains("[catalogue.")))
    }
}
