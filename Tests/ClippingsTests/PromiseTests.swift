import Clippings
import Foundation
import Languages
import Testing

/// Plain sentences of promises in six languages, and what looks like them.
@Suite struct PromiseTests {
    @Test(arguments: Language.allCases) func whatIsPromisedIsFoundAndNothingElse(language: Language) throws {
        let reader = try #require(Texts.reader)
        let file = Texts.folder.appending(path: "promises/\(language.tag).txt")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        #expect(lines.count >= 12)
        let text = "Title\n\n" + lines.map { $0.dropFirst(2) }.joined(separator: "\n\n")
        let read = try reader.read(Clipping(text, language: language))
        let found = read.promises.map { Self.letters(read.text($0.sentence)) }
        for line in lines {
            let end = String(Self.letters(line).suffix(18))
            #expect(found.contains { $0.hasSuffix(end) } == line.hasPrefix("+"), "\(line)")
        }
    }

    /// Spelling may be put right on the way.
    private static func letters(_ text: some StringProtocol) -> String { String(text.filter(\.isLetter)) }
}
