import AskedNode
import Foundation
import Languages
import Serving
import Testing

@testable import API

@Suite("One address, many forms")
struct FormNegotiationTests {
    /// What is asked for, and the forms it would take, the dearest first; nothing named takes everything.
    private static let wishes: [(accept: String?, takes: [Representation])] = [
        (nil, [.html, .json, .geojson, .csv, .xlsx]), ("*/*", [.html, .json, .geojson, .csv, .xlsx]),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", [.html, .json, .geojson, .csv, .xlsx]),
        ("application/json", [.json]), ("application/geo+json", [.geojson]), ("text/csv", [.csv]),
        ("text/*", [.html, .csv]), ("text/*, text/html;q=0", [.csv]), ("application/*", [.json, .geojson, .xlsx]),
        ("text/html;q=0.4, application/json;q=0.5", [.json, .html]), ("image/png", []),
        ("application/json;q=0", []), ("application/json;q=0, */*;q=0.1", [.html, .geojson, .csv, .xlsx]),
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", [.xlsx]), ("garbage", []),
    ]

    /// Every operation under every wish: the form that comes is the first one that is both offered and taken.
    @Test func theFirstFormThatIsOfferedAndTaken() async throws {
        let node = try await InterfaceNode.shipped()
        for operation in Interface.operations where operation.isInLanguages {
            guard let path = try await node.address(of: operation) else { continue }
            for (accept, takes) in Self.wishes {
                let told = try await node.ask("/en/\(path)", accept: accept)
                let offered = (operation.hasPage ? [.html] : []) + operation.forms
                let wanted =
                    takes == [.json, .html]
                    ? takes.first(where: offered.contains) : offered.first(where: takes.contains)
                let note = Comment(rawValue: "\(operation.id), \(accept ?? "nothing"): \(told.status) \(told.type)")
                if let wanted {
                    #expect(told.status == 200 && told.type == wanted.mediaType, note)
                } else {
                    #expect(told.status == 406 && told.type == "application/problem+json", note)
                }
                #expect(told.varies(by: "Accept"), note)
            }
        }
    }

    /// The suffix wins over every wish.
    @Test func aSuffixNamesTheForm() async throws {
        let node = try await InterfaceNode.shipped()
        for operation in Interface.operations where operation.isInLanguages && !operation.path.isEmpty {
            guard let path = try await node.address(of: operation) else { continue }
            let parts = path.split(separator: "?", maxSplits: 1).map(String.init)
            let query = parts.count > 1 ? "?" + parts[1] : ""
            for form in Representation.allCases where form.isForMachines {
                for accept in [nil, "text/html", "image/png"] {
                    let told = try await node.ask("/fa/\(parts[0]).\(form.rawValue)\(query)", accept: accept)
                    let isOffered = operation.forms.contains(form)
                    #expect(told.status == (isOffered ? 200 : 404), "\(told.path)")
                    if isOffered {
                        #expect(told.type == form.mediaType && told.header("Content-Language") == "fa", "\(told.path)")
                        #expect(!told.varies(by: "Accept"))
                    }
                }
            }
        }
    }

    @Test func aMachineThatNamesNoLanguageIsToldInOne() async throws {
        let node = try await InterfaceNode.shipped()
        for (wish, language) in [("kk, ru;q=0.5", "kk"), ("de", "en"), ("fa-IR", "fa")] {
            let told = try await node.ask("/things/port-anzali", accept: "application/json", language: wish)
            #expect(told.status == 200 && told.header("Content-Language") == language)
            #expect(told.header("Vary")?.contains("Accept-Language") == true)
            let page = try await node.ask("/things/port-anzali", accept: "text/html", language: wish)
            #expect(page.status == 303 && page.header("Location") == "/\(language)/things/port-anzali")
        }
        #expect(
            try await node.ask("/en/things/port-anzali", accept: "application/json").header("Vary")?.contains(
                "Accept-Language") != true)
    }

    /// What the pages have served as something else all along is left to them.
    @Test(arguments: [
        ("/en/map/things.json", "application/json"), ("/en/search/suggestions?q=Anz", "application/json"),
        ("/en/changes.atom", "application/atom+xml"), ("/health", "text/plain"),
    ])
    func otherAddressesStayWithThePages(_ path: String, _ type: String) async throws {
        let node = try await InterfaceNode.shipped()
        for accept in [nil, "*/*", type] {
            let told = try await node.ask(path, accept: accept)
            #expect(told.status == 200 && told.type == type, "\(path) \(accept ?? "")")
        }
    }

    @Test func theFormIsChosenWithoutAnyNode() {
        let choice = FaceChoice(
            operations: Interface.operations, machineSteps: Interface.machineSteps,
            otherAddresses: Interface.otherAddresses)
        #expect(choice.turn(path: "/api/openapi.json", accept: "text/html").face == .machines)
        #expect(choice.turn(path: "/ogc/collections", accept: "text/html").face == .machines)
        #expect(
            choice.turn(path: "/en/things/x.json", accept: "text/html") == .init(face: .machines, isNegotiated: false))
        #expect(choice.turn(path: "/en/things/x.html", accept: "application/json").face == .machines)
        #expect(choice.turn(path: "/en/map", accept: "application/json").face == .pages)
        #expect(choice.turn(path: "/", accept: nil) == .init(face: .pages, isNegotiated: true))
        #expect(
            FaceChoice.suffix(".json") == nil && FaceChoice.suffix("a.atom") == nil
                && FaceChoice.suffix("a.html") == nil)
        #expect(FaceChoice.suffix("a.b.json")?.stem == "a.b")
    }
}
