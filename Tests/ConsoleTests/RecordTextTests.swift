import Journal
import Testing

@testable import Console

@Suite("Records and missing files as a person reads them") struct RecordTextTests {
    @Test func aRecordKeepsItsOrderAndDigits() throws {
        let json = #"""
            {"id":"x","title":{"text":"A \"new\" \u0631\u06cc\u06af\nquay","language":"en"},"state":"together","isCold":false,"none":null,"low":-28.50,"party":{"id":"north","label":"The North","href":"/en/parties/north"},"steps":[{"id":"s","words":{"text":"Count","language":"en"},"due":{"text":"2026"}}],"empty":[],"links":[{"href":"/"}]}
            """#
        let lines = try RecordText(Array(json.utf8), of: "problems").lines
        #expect(
            lines == [
                "A \"new\" ریگ quay", "problems", "  id: x", "  title: A \"new\" ریگ quay", "  state: together",
                "  isCold: no", "  low: -28.50", "  party: The North [north]", "  steps:",
                "    id s, words Count, due 2026",
            ])
        let many = "{\"id\":\"x\",\"items\":[" + (1...50).map(String.init).joined(separator: ",") + "]}"
        #expect(try RecordText(Array(many.utf8), of: "series").lines.last?.contains("10 more") == true)
        for broken in ["", "{", "[1,", "{\"a\"", "{\"a\":\"b", String(repeating: "[", count: 500)] {
            #expect(throws: (any Error).self) { try RecordText(Array(broken.utf8), of: "x") }
        }
    }

    @Test func whatIsMissingIsToldWithWhatToDo() {
        let held = NamedFiles(.evidence, named: ["a"]) { _ in true }
        let gone = NamedFiles(.films, named: ["f/low", "f/original"]) { _ in false }
        let lines = NamedFilesReport(found: [held, gone]).lines(films: "/srv/films")
        #expect(lines.first == "Files that are named: evidence 1, films 2.")
        #expect(lines.contains { $0.contains("Missing films: 2 of 2 (f/low, f/original)") })
        #expect(lines.contains { $0.contains("rsync") && $0.contains("/srv/films/") })
        #expect(NamedFilesReport(found: [held, gone]).isWhole)
        #expect(!NamedFilesReport(found: [NamedFiles(.evidence, named: ["a"]) { _ in false }]).isWhole)
        #expect(NamedFilesReport(found: [held]).lines(films: "x").count == 1)
    }
}
