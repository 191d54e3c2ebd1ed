import Foundation

/// The repository as files: what stands where, read once.
enum Tree {
    static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    struct File: Sendable {
        /// Relative to the root, for instance `Sources/Register/RegisterError.swift`.
        let path: String
        let text: String

        let lines: [Substring]
        /// The lines without their comments; numbers from 1.
        let code: [(number: Int, line: String)]

        init(path: String, text: String) {
            self.path = path
            self.text = text
            lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            code = lines.enumerated().map { ($0.offset + 1, Self.withoutComment($0.element)) }
        }

        var folders: [String] { path.split(separator: "/").map(String.init) }
        var module: String { folders.count > 2 ? folders[1] : "" }

        /// A comment begins at `//`, but not in an address such as `https://`.
        private static func withoutComment(_ line: Substring) -> String {
            let (slash, colon) = (UInt8(ascii: "/"), UInt8(ascii: ":"))
            let bytes = Array(line.utf8)
            for place in bytes.indices.dropFirst() where bytes[place] == slash && bytes[place - 1] == slash {
                if place < 2 || bytes[place - 2] != colon {
                    return String(decoding: bytes[..<(place - 1)], as: UTF8.self)
                }
            }
            return String(line)
        }
    }

    static let sources = files(in: "Sources", ["swift"])
    static let tests = files(in: "Tests", ["swift"])

    static func files(in folder: String, _ endings: Set<String>) -> [File] {
        let base = root.appending(path: folder)
        let names = FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String } ?? []
        return names.filter { endings.contains(String($0.split(separator: ".").last ?? "")) }.sorted().compactMap {
            name in
            guard let text = try? String(contentsOf: base.appending(path: name), encoding: .utf8) else { return nil }
            return File(path: folder + "/" + name, text: text)
        }
    }

    static func text(_ path: String) -> String? {
        try? String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// Places where a pattern stands, as `path:line`.
    static func places(
        of pattern: String, in files: [File], isCode: Bool = true, except: (File, String) -> Bool = { _, _ in false }
    ) throws -> [String] {
        let regex = try NSRegularExpression(pattern: pattern)
        func stands(_ line: String) -> Bool {
            regex.firstMatch(in: line, range: NSRange(location: 0, length: line.utf16.count)) != nil
        }
        var places: [String] = []
        for file in files {
            let lines = isCode ? file.code : file.lines.enumerated().map { ($0.offset + 1, String($0.element)) }
            for (number, line) in lines where stands(line) && !except(file, line) {
                places.append("\(file.path):\(number)")
            }
        }
        return places
    }
}

/// Something a rule lets pass until somebody looks again.
struct Exception: Sendable {
    let place: String
    let since: String
    let reason: String

    init(_ place: String, since: String, _ reason: String) {
        self.place = place
        self.since = since
        self.reason = reason
    }
}
