import Foundation
import Testing

@testable import Register

/// The files of a made-up lake, to be edited before they are read.
enum TinyPack {
    static let files = PackFiles(directory: Folders.tinyPack)

    static let whole = RegionPack(files)

    static func pack(_ edit: (inout [String: Data]) throws -> Void) rethrows -> RegionPack {
        var contents = files.contents
        try edit(&contents)
        return RegionPack(PackFiles(contents: contents))
    }

    /// Replaces the only occurrence of a text in a file; `false` when there is none or several.
    static func replace(_ find: String, with text: String, in file: String, _ contents: inout [String: Data]) -> Bool {
        guard let data = contents[file] else { return false }
        let whole = String(decoding: data, as: UTF8.self)
        let parts = whole.components(separatedBy: find)
        guard parts.count == 2 else { return false }
        contents[file] = Data(parts.joined(separator: text).utf8)
        return true
    }

    static func pack(replacing find: String, with text: String, in file: String) throws -> RegionPack {
        try pack { contents in
            let isDone = replace(find, with: text, in: file, &contents)
            try #require(isDone, "“\(find)” does not stand just once in \(file)")
        }
    }
}
