import Exporting
import Foundation
import Testing

@Suite struct LinkedDataTests {
    private var data: LinkedData {
        var node = LinkedNode("http://a.example/x y", types: ["ex:Thing"])
        node.say("ex:title", .text("He said \"no\"\n\\ \u{1}", language: "en"))
        node.say("ex:title", .text("گفت «نه»", language: "fa"))
        node.say("ex:day", .typed("2026-11-22", type: "xsd:date"))
        var inner = LinkedNode("http://a.example/inner", types: ["ex:Other"])
        inner.say("ex:name", .plain("inner"))
        node.say("ex:part", inner)
        node.say("ex:part", LinkedNode(types: ["ex:Loose"]))
        node.say("ex:see", .reference("http://a.example/inner"))
        return LinkedData(
            prefixes: [("ex", "http://ex.example/#"), ("xsd", "http://www.w3.org/2001/XMLSchema#")], nodes: [node]
        )
        .flattened
    }

    @Test func everyNodeWithAnAddressStandsOnce() {
        #expect(data.nodes.map(\.address) == ["http://a.example/inner", "http://a.example/x y"])
    }

    @Test func turtleEscapes() {
        let text = String(decoding: data.turtle, as: UTF8.self)
        #expect(text.contains("<http://a.example/x\\u0020y> a ex:Thing ;"))
        #expect(text.contains(#""He said \"no\"\n\\ \u0001"@en"#))
        #expect(text.contains("ex:part <http://a.example/inner>") && text.contains("ex:part [ a ex:Loose ]"))
        #expect(text.contains("\"2026-11-22\"^^xsd:date"))
    }

    @Test func jsonHoldsTheSame() throws {
        let root = try #require(try JSONSerialization.jsonObject(with: Data(data.json)) as? [String: Any])
        let graph = try #require(root["@graph"] as? [[String: Any]])
        #expect(graph.count == 2)
        let titles = try #require(graph[1]["ex:title"] as? [[String: String]])
        #expect(titles.map { $0["@language"] } == ["en", "fa"])
    }
}
