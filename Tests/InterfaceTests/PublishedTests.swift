import AskedNode
import Journal
import Languages
import Measures
import Observations
import Register
import Serving
import Testing

@testable import API
import Web

@Suite("What the site answers for programs")
struct PublishedTests {
    /// Every feed and every other address for programs is described, and answered as it is described.
    @Test func everyAddressIsDescribedAndRuns() async throws {
        let node = try await InterfaceNode.shipped()
        let description = try await node.json("/api/openapi.json")
        let paths = try #require(description["paths"] as? [String: Any])
        #expect(Site.publishedOperations.count >= 10)
        let known = Set(Interface.operations.map(\.id))
        var answered = 0
        for operation in Site.publishedOperations {
            #expect(!known.contains(operation.id))
            for key in [operation.title, operation.about] + operation.parameters.map(\.about) {
                for language in Language.allCases {
                    #expect(node.interface.book.has(key, in: language), "\(key.name) in \(language.tag)")
                }
            }
            let path = operation.isInLanguages ? "/{language}/\(operation.path)" : "/\(operation.path)"
            let told = try #require((paths[path] as? [String: Any])?["get"] as? [String: Any], "\(path)")
            #expect(told["operationId"] as? String == operation.id)
            let content = ((told["responses"] as? [String: Any])?["200"] as? [String: Any])?["content"]
            #expect(Set((content as? [String: Any] ?? [:]).keys) == Set(operation.mediaTypes), "\(path)")
            #expect(operation.schema.isEmpty || Schemas.all.contains { $0.name == operation.schema })
            guard let example = try await node.address(of: operation) else { continue }
            let address = operation.isInLanguages ? "/kk/\(example)" : "/\(example)"
            let answer = try await node.ask(address)
            #expect(answer.status == 200 && operation.mediaTypes.contains(answer.type), "\(address)")
            let mark = address.contains("?") ? "&" : "?"
            #expect(try await node.ask(address + mark + "unknown=1").status == 400, "\(address)")
            for parameter in operation.parameters where parameter.place == .query {
                #expect(try await node.ask("\(address)\(mark)\(parameter.name)=").status == 400, "\(parameter.name)")
            }
            answered += 1
        }
        #expect(answered >= 8)
    }

    /// The page that a person reads as a form for programs, in every language.
    @Test func theEnvironmentAndTheMethodAreTold() async throws {
        let node = try await InterfaceNode.shipped()
        for language in Language.allCases {
            let sea = try await node.json("/\(language.tag)/environment")
            #expect((sea["indicators"] as? [Any])?.isEmpty == false && sea["level"] is [String: Any])
            let method = try await node.json("/\(language.tag)/method")
            let page = try await node.ask("/\(language.tag)/method", accept: "text/html").text
            for part in method["parts"] as? [[String: Any]] ?? [] {
                #expect(page.contains(part["heading"] as? String ?? "?"), "\(language)")
            }
            #expect((method["parts"] as? [Any])?.count == 5 && (method["states"] as? [Any])?.count == 7)
        }
    }

    /// One observation with all that was said of its time: by its own address, in any language, and for nobody else.
    @Test func anObservationIsTold() async throws {
        let node = try InterfaceNode()
        let moment = Instant(clamping: 1_767_225_600_000)
        func block(_ id: String, _ act: ObservationBlock.Act, _ level: Int) -> ObservationBlock {
            ObservationBlock(
                id: id, series: "reed-level", act: act, reason: Text([.en: act == .stated ? "" : "Read again."]),
                observations: [Observation(time: .moment(moment), value: Number(level))])
        }
        func series(_ id: String, _ visibility: Visibility) throws -> SeriesRecord {
            SeriesRecord(
                id: id, thing: "gauge", property: "level", publisher: "north", unit: try Unit(parsing: "m"),
                resolution: .day, visibility: visibility)
        }
        let records: [any RegisterRecord] = [
            Kind(id: "gauge", label: Text([.en: "Gauge"]), plural: Text(), mark: .ring, order: 1),
            Party(id: "north", type: .office, name: Text([.en: "North"]), country: "land", speaksFor: nil, web: nil),
            Thing(id: "gauge", kind: "gauge", name: Text([.en: "Gauge"])),
            Property(
                id: "level", label: Text([.en: "Level"]), type: .quantity, unit: try Unit(parsing: "m"),
                needsDatum: false, isTotal: false, kinds: ["gauge"], expectedKinds: [], sector: .environment,
                useOf: nil, reviewDays: nil, choices: []),
            try series("reed-level", .everyone), block("b-one", .stated, 7), block("b-two", .corrected, 8),
            try series("own-level", .ownParty),
        ]
        _ = try await node.journal.append(records.map { $0.entry(party: "north", member: "m") })
        let own = ObservationBlock(
            id: "b-own", series: "own-level", observations: [Observation(time: .moment(moment), value: Number(9))],
            visibility: .ownParty)
        _ = try await node.journal.append([own.entry(party: "north", member: "m")])
        for path in ["/ru/observation/b-two/0", "/ru/observation/b-two/0.json"] {
            let told = try await node.json(path)
            let steps = told["steps"] as? [[String: Any]] ?? []
            #expect(
                told["series"] as? String == "reed-level"
                    && steps.map { $0["act"] as? String } == ["stated", "corrected"])
            #expect(
                steps.map { $0["value"] as? Int } == [7, 8] && steps.map { $0["isAsked"] as? Bool } == [false, true])
            for step in steps {
                let href = try #require(step["href"] as? String)
                #expect(try await node.ask(href, accept: "application/json").status == 200)
                #expect(try await node.ask(href, accept: "text/html").status == 200)
            }
        }
        #expect(try await node.json("/en/observation/b-own/0", party: "north")["series"] as? String == "own-level")
        for wrong in [
            "b-own/0", "b-two/1", "b-two/x", "b-two/-1", "b-two/100000", "no-such/0",
        ] {
            #expect(
                try await node.ask("/en/observation/\(wrong)", accept: "application/json").status == 404, "\(wrong)")
        }
        #expect(
            try await node.address(of: Interface.operations.first { $0.id == "observation" } ?? Interface.operations[0])
                != nil)
    }
}
