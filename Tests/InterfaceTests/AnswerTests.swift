import AskedNode
import Foundation
import HTTPTypes
import Importing
import Journal
import Languages
import OpenData
import Register
import Serving
import Testing

@testable import API

@Suite("What the interface answers")
struct AnswerTests {
    /// Every operation in every language: the schema is there and every key is one that the schema names.
    @Test func everythingIsDescribed() async throws {
        let node = try await InterfaceNode.shipped()
        let names = Schemas.all.map(\.name)
        #expect(Set(names).count == names.count)
        for operation in Interface.operations {
            #expect(names.contains(operation.schema), "\(operation.id)")
            for key in [operation.title, operation.about] + operation.parameters.map(\.about) {
                for language in Language.allCases {
                    #expect(node.interface.book.has(key, in: language), "\(key.name) in \(language.tag)")
                }
            }
        }
        #expect(Set(Interface.operations.map(\.id)).count == Interface.operations.count)
        #expect(Set(Interface.operations.map(\.path)).count == Interface.operations.count)
    }

    @Test func everyColumnHasAHeadingInEveryLanguage() async throws {
        let node = try await InterfaceNode.shipped()
        for list in ListName.allCases {
            let keys = list.columns.map(\.key)
            #expect(Set(keys).count == keys.count, "\(list)")
        }
        for operation in Interface.operations where operation.forms.contains(.csv) {
            guard let path = try await node.address(of: operation) else { continue }
            let columns = try await node.json("/fa/\(path)")["columns"] as? [[String: Any]] ?? []
            for column in columns {
                let labels = column["labels"] as? [String: String] ?? [:]
                #expect(labels.count == Language.allCases.count, "\(operation.id): \(column["key"] ?? "")")
            }
        }
    }

    /// JSON and CSV of a list hold the same rows and cells.
    @Test func everyFormHoldsTheSame() async throws {
        let node = try await InterfaceNode.shipped()
        var compared = 0
        for operation in Interface.operations where operation.forms.contains(.csv) {
            guard let path = try await node.address(of: operation) else { continue }
            let json = try await node.ask("/ru/\(path)", accept: "application/json").json()
            guard json["columns"] != nil else { continue }
            let csv = try await node.ask("/ru/\(path)", accept: "text/csv")
            let table = CSVTable(file: "list.csv", bytes: csv.body)
            #expect(table.diagnostics.isEmpty && table.rows.count == json.items.count, "\(operation.id)")
            #expect(table.columns == (json["columns"] as? [[String: Any]])?.map { $0["key"] as? String ?? "" })
            for (row, item) in zip(table.rows, json.items) {
                for column in table.columns {
                    #expect(Self.isSame(row[column], item[column]), "\(operation.id): \(column)")
                }
            }
            compared += 1
        }
        #expect(compared >= 12)
    }

    private static func isSame(_ cell: String?, _ value: Any?) -> Bool {
        let cell = cell.map { $0.hasPrefix("'") ? String($0.dropFirst()) : $0 }
        switch value {
        case let text as String: return cell ?? "" == text.trimmingCharacters(in: .whitespacesAndNewlines)
        case let list as [String]: return cell ?? "" == list.joined(separator: "; ")
        case let flag as Bool where cell == "true" || cell == "false": return (cell == "true") == flag
        case let number as NSNumber: return cell.flatMap { Double($0) } == number.doubleValue
        default: return cell == nil
        }
    }

    @Test func whatIsHeldIsNotSentAgain() async throws {
        let node = try await InterfaceNode.shipped()
        for path in ["/en/things/port-anzali", "/en/kinds/port.csv", "/en/kinds/port.xlsx", "/api/openapi.json"] {
            let first = try await node.ask(path, accept: "*/*;q=0.1, application/json")
            let tag = try #require(first.header("ETag"))
            #expect(tag.hasPrefix("\"") && first.status == 200 && !first.body.isEmpty)
            let again = try await node.ask(
                path, accept: "*/*;q=0.1, application/json", headers: [("If-None-Match", tag)])
            #expect(again.status == 304 && again.body.isEmpty && again.header("ETag") == tag, "\(path)")
            let head = try await node.ask(path, accept: "*/*;q=0.1, application/json", method: .head)
            #expect(head.status == 200 && head.body.isEmpty && head.header("ETag") == tag, "\(path)")
        }
    }

    /// Every link in an answer leads to an answer.
    @Test func everyLinkLeadsSomewhere() async throws {
        let node = try await InterfaceNode.shipped()
        var seen: Set<String> = []
        for operation in Interface.operations where operation.isInLanguages {
            guard let path = try await node.address(of: operation) else { continue }
            let told = try await node.ask("/en/\(path)", accept: "application/json")
            for match in told.text.matches(of: /"(?:href|history|account)":"([^"#]*)/) {
                let address = String(match.1)
                guard seen.insert(address).inserted, seen.count < 250 else { continue }
                #expect(try await node.ask(address, accept: "application/json, */*;q=0.1").status == 200, "\(address)")
            }
        }
        #expect(seen.count > 100)
    }

    @Test func listsOfPagesOfferTheSameAsFiles() async throws {
        let node = try await InterfaceNode.shipped()
        for (path, files) in [
            ("/en/kinds/port", ["/en/kinds/port.csv", "/en/kinds/port.xlsx", "/en/kinds/port.geojson"]),
            ("/fa/properties/draught?kind=port&order=name", ["/fa/properties/draught.csv?kind=port"]),
            ("/ru/compare?a=ir-01&b=ir-02", ["/ru/compare.xlsx?a=ir-01&amp;b=ir-02"]),
            ("/kk/sources", ["/kk/sources.csv"]),
        ] {
            let page = try await node.ask(path, accept: "text/html")
            #expect(page.status == 200)
            for file in files {
                #expect(page.text.contains("href=\"\(file)\""), "\(path): \(file)")
                #expect(try await node.ask(file.replacing("&amp;", with: "&")).status == 200)
            }
        }
        #expect(try await !node.ask("/ru/compare", accept: "text/html").text.contains("class=\"downloads"))
    }

    @Test func thePagesForProgramsRun() async throws {
        let node = try await InterfaceNode.shipped()
        for language in Language.allCases {
            let list = try await node.ask("/\(language.tag)/interface", accept: "text/html")
            #expect(list.status == 200 && !list.text.contains("[api."))
        }
        for operation in Interface.operations {
            let page = try await node.ask("/fa/interface/\(operation.id)", accept: "text/html")
            #expect(page.status == 200 && !page.text.contains("[api."), "\(operation.id)")
            for match in page.text.matches(of: /href="([^"]*)" type="[^"]*"><code/) {
                let address = String(match.1).replacing("&amp;", with: "&")
                #expect(try await node.ask(address).status == 200, "\(address)")
            }
        }
    }
}
