import Foundation
import Languages
import Search

/// Measures the search in running text.
///
///     WordsBench stems    reads lines "language TAB form", writes each with its stems behind it
///     WordsBench speed    indexes made-up texts and asks them, figures beside their bars
@main
struct WordsBench {
    static func main() async throws {
        switch CommandLine.arguments.dropFirst().first ?? "" {
        case "stems": stems()
        case "speed": try await Speed().measure()
        default: print("Use: WordsBench stems | speed")
        }
    }

    private static func stems() {
        while let line = readLine() {
            let parts = line.split(separator: "\t", maxSplits: 1).map(String.init)
            guard parts.count == 2, let language = Language(tag: parts[0]) else { continue }
            print(line + "\t" + Stemming.stems(of: parts[1], in: language).joined(separator: " "))
        }
    }
}

/// How fast texts are indexed and questions answered.
struct Speed {
    private static let texts = 20_000
    private static let questions = 400
    private static let syllables: [Language: [String]] = [
        .en: ["port", "ing", "sea", "ter", "al", "ment", "car", "go", "line", "ed"],
        .fa: ["بن", "در", "ها", "ی", "شه", "ر", "کا", "ن", "می", "ان"],
        .ru: ["пор", "та", "ми", "мо", "ре", "го", "род", "ов", "ет", "ние"],
        .az: ["li", "man", "lar", "şə", "hər", "də", "niz", "in", "da", "yol"],
        .kk: ["порт", "тар", "қа", "ла", "ның", "те", "ңіз", "де", "жол", "ға"],
        .tk: ["port", "lar", "şä", "her", "iň", "de", "ňiz", "ýol", "da", "gel"],
    ]

    func measure() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "littoral-words-bench")
        try? FileManager.default.removeItem(at: folder)
        defer { try? FileManager.default.removeItem(at: folder) }
        let node = try TextNode(in: folder)
        var random = SplitMix64(seed: 11)
        let words = Dictionary(
            uniqueKeysWithValues: Language.allCases.map { language in
                (language, (0..<3_000).map { _ in word(language, &random) })
            })
        let begun = ContinuousClock.now
        try await node.fill(Self.texts, words, &random)
        let indexing = Self.seconds(since: begun)
        print(String(format: "  texts of 40 words appended and indexed a second: %.0f", Double(Self.texts) / indexing))
        var times: [Double] = []
        for _ in 0..<Self.questions {
            let language = Language.allCases.randomElement(using: &random) ?? .en
            let typed = (0..<(1 + Int(random.next() % 2))).map { _ in
                words[language]?.randomElement(using: &random) ?? ""
            }
            let asked = ContinuousClock.now
            _ = try await node.ask(typed.joined(separator: " "), language)
            times.append(Self.seconds(since: asked) * 1_000)
        }
        times.sort()
        let median = times[times.count / 2]
        let late = times[times.count * 99 / 100]
        print(String(format: "  a question in %d texts, ms: p50 %.2f, p99 %.2f", Self.texts, median, late))
    }

    private func word(_ language: Language, _ random: inout SplitMix64) -> String {
        (0..<(2 + Int(random.next() % 3))).map { _ in Self.syllables[language]?.randomElement(using: &random) ?? "" }
            .joined()
    }

    private static func seconds(since begun: ContinuousClock.Instant) -> Double {
        let time = ContinuousClock.now - begun
        return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
    }
}
