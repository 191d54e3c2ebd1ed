import Testing

/// What can be asked for is written down.
///
/// A document that is not there yet is not asked of.
@Suite struct DocumentTests {
    private func expect(_ words: [String], in path: String) {
        guard let text = Tree.text(path) else { return }
        #expect(words.filter { !text.contains($0) } == [], "\(path) does not tell of them")
    }

    @Test func everyCommandIsInTheCommands() throws {
        let names = Tree.sources.flatMap { file in
            file.text.matches(of: /commandName:\s*"([a-z-]+)"/).map { "`littoral " + $0.1 }
        }
        #expect(names.count > 5)
        guard let text = Tree.text("docs/commands.md") else { return }
        // A command of a command is written out whole: `littoral pack check`.
        let missing = try names.filter { name in
            let word = name.split(separator: " ").last ?? ""
            return try word != "littoral" && !text.contains(Regex(#"`littoral (?:[a-z-]+ )?\#(word)\b"#))
        }
        #expect(missing == [])
    }

    @Test func everyEntryKindIsInTheEntries() throws {
        let source = try #require(Tree.text("Sources/Register/Entries/RegisterRecord.swift"))
        let list = try #require(source.firstMatch(of: /enum EntryKind[^{]*\{\s*case ([a-z, ]+)\n/)).1
        let kinds = list.split(whereSeparator: { ", \n".contains($0) }).map { "`\($0)`" }
        #expect(kinds.count >= 13)
        expect(kinds, in: "docs/entries.md")
    }

    @Test func everyRouteIsInTheRoutes() {
        let routes = Tree.sources.filter { $0.module == "Web" || $0.module == "API" }.flatMap { file in
            file.text.matches(of: /(?:group|router)\.(?:get|post|put|delete)\("([^"]*)"/).map { String($0.1) }
        }
        #expect(routes.count > 10)
        expect(routes.filter { !$0.isEmpty }, in: "docs/routes.md")
    }
}
