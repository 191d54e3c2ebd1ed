import Testing

/// Habits that a compiler does not keep.
@Suite struct HabitTests {
    @Test func noRoomForOddsAndEnds() {
        let banned: Set<String> = [
            "core", "common", "util", "utils", "utility", "utilities", "helper", "helpers", "manager", "managers",
            "service",
            "services", "shared", "extras", "misc",
        ]
        let faults = (Tree.sources + Tree.tests).map(\.path).filter { path in
            path.split(whereSeparator: { "/.+_-".contains($0) }).contains { part in
                part.matches(of: /[A-Z]?[a-z0-9]+|[A-Z]+/).contains { banned.contains($0.output.lowercased()) }
            }
        }
        #expect(faults == [])
    }

    @Test(arguments: [
        #"\btry!"#, #"\bas!"#, #"\bfatalError\("#, #"\bpreconditionFailure\("#, #"@unchecked\s+Sendable"#,
        #"nonisolated\(unsafe\)"#, #"[\w\)\]\"]!(?:[\.,\)\]\s\[\(:;?]|$)"#,
    ])
    func whatMayTrapIsNotWritten(pattern: String) throws {
        #expect(try Tree.places(of: pattern, in: Tree.sources) == [])
    }

    @Test func nothingIsLeftForLater() throws {
        let words = ["TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK"].joined(separator: "|")
        #expect(try Tree.places(of: #"\b(?:\#(words))\b"#, in: Tree.sources + Tree.tests, isCode: false) == [])
    }

    private static let trusted: [Exception] = []

    /// Markup that is not escaped has to be looked at by somebody.
    @Test func trustedMarkupIsListed() throws {
        let places = try Tree.places(of: #"Markup\.trusted\(|\.trusted\("#, in: Tree.sources) { file, _ in
            Self.trusted.contains { file.path == $0.place }
        }
        #expect(places == [])
    }

    private static let longFiles: [Exception] = []

    @Test func filesAreShort() {
        let long = Tree.sources.filter { file in
            file.lines.count > 300 && !Self.longFiles.contains { $0.place == file.path }
        }
        #expect(long.map { "\($0.path): \($0.lines.count)" } == [])
    }

    private static let longFunctions: [Exception] = []

    @Test func functionsAreShort() {
        let functions = Tree.sources.flatMap(Functions.lengths)
        #expect(functions.count > 500)
        let longest = functions.max { $0.length < $1.length }
        let long = functions.filter { function in
            function.length > 60 && !Self.longFunctions.contains { $0.place == function.place }
        }
        #expect(long.map { "\($0.place): \($0.length)" } == [], "the longest is \(longest?.place ?? "none")")
    }

    @Test func exceptionsAreDatedAndStillThere() {
        for exception in Self.trusted + Self.longFiles + Self.longFunctions {
            #expect(exception.since.wholeMatch(of: /\d{4}-\d{2}-\d{2}/) != nil)
            #expect(!exception.reason.isEmpty)
            let path = exception.place.split(separator: ":").first.map(String.init) ?? ""
            #expect(Tree.sources.contains { $0.path == path }, "\(exception.place) is gone; remove its exception.")
        }
    }

    @Test func noPathOfAMachine() throws {
        let words = ["home", "root", "work", "tmp", "Users", "opt"].joined(separator: "|")
        let texts =
            Tree.sources + Tree.files(in: "docs", ["md"]) + Tree.files(in: "Phrases", ["csv"])
            + Tree.files(in: "Regions", ["csv", "md"]) + Tree.files(in: "Assets", ["css", "js", "md"])
            + ["README.md", "ARCHITECTURE.md"].compactMap { path in
                Tree.text(path).map { Tree.File(path: path, text: $0) }
            }
        #expect(try Tree.places(of: #"(?:^|[\s\"'`(=])/(?:\#(words))/"#, in: texts, isCode: false) == [])
    }
}

/// Functions and how many lines each takes, by the indentation that the formatter gives.
enum Functions {
    static func lengths(_ file: Tree.File) -> [(place: String, length: Int)] {
        let lines = file.lines
        var found: [(place: String, length: Int)] = []
        for (start, line) in lines.enumerated() {
            let indent = line.prefix { $0 == " " }.count
            guard line.contains(/^\s*(?:@\w+\s+)*(?:[a-z]+(?:\(set\))?\s+)*(?:func\s|init[?(<]|subscript[(<])/) else {
                continue
            }
            guard let end = end(of: start, indent, lines) else { continue }
            found.append(("\(file.path):\(start + 1)", end - start + 1))
        }
        return found
    }

    /// The line of the closing brace; `nil` for a requirement without a body.
    private static func end(of start: Int, _ indent: Int, _ lines: [Substring]) -> Int? {
        var isOpen = lines[start].contains("{")
        if isOpen, !lines[start].hasSuffix("{") { return start }
        for place in lines.indices.dropFirst(start + 1) where !lines[place].allSatisfy({ $0 == " " }) {
            let line = lines[place]
            let depth = line.prefix { $0 == " " }.count
            guard depth <= indent else { continue }
            let rest = line.dropFirst(depth)
            if depth < indent { return nil }
            if isOpen, rest.hasPrefix("}") { return place }
            if !isOpen {
                guard rest.hasPrefix(")") || rest.hasPrefix("{") || rest.hasPrefix("where") else { return nil }
                isOpen = rest.hasSuffix("{")
            }
        }
        return nil
    }
}
