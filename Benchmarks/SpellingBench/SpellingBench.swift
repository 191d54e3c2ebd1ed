import Foundation
import PersianSpelling

/// Half-spaces of carefully spelled Persian, taken away and put back, with the bars beside.
///
///     SpellingBench FOLDER     measures on the texts of a folder
///     SpellingBench -          corrects what comes in, for the comparison with others
@main
struct SpellingBench {
    static func main() throws {
        guard let folder = CommandLine.arguments.dropFirst().first else {
            print("SpellingBench FOLDER | -")
            return
        }
        if folder == "-" {
            let text = String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self)
            return FileHandle.standardOutput.write(Data(PersianSpelling.corrected(text).utf8))
        }
        let lists = seconds { _ = PersianSpelling.corrections(of: "سلام") }
        print(String(format: "the lists are put together in %.0f ms", 1000 * lists))
        let sentences = try self.sentences(in: folder)
        let words = sentences.reduce(0) { $0 + $1.split(separator: " ").count }
        print("\(sentences.count) sentences of \(words) words")
        measure(sentences)
        speed(sentences)
    }

    private static func sentences(in folder: String) throws -> [String] {
        let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".txt") }.sorted()
        return try files.flatMap { file in
            try String(contentsOfFile: folder + "/" + file, encoding: .utf8)
                .split(separator: "\n").flatMap { Self.sentences($0) }
        }
    }

    private static func sentences(_ paragraph: Substring) -> [String] {
        var sentences: [String] = []
        for word in paragraph.split(separator: " ") {
            if let last = sentences.last?.last, !".!؟".contains(last) {
                sentences[sentences.count - 1] += " " + word
            } else {
                sentences.append(String(word))
            }
        }
        return sentences
    }

    private static func measure(_ sentences: [String]) {
        let untouched = sentences.count { PersianSpelling.corrected($0) == $0 }
        print(verdict("clean sentences untouched", Double(untouched) / Double(sentences.count), atLeast: 0.99))
        let deleted = HalfSpaceScore(sentences) { $0.replacingOccurrences(of: "\u{200C}", with: "") }
        print(verdict("half-spaces deleted: precision", deleted.precision, atLeast: 0.97))
        print(verdict("half-spaces deleted: recall", deleted.recall, atLeast: 0.80))
        print(verdict("half-spaces deleted: F1", deleted.f1, atLeast: 0.87))
        let spaced = HalfSpaceScore(sentences) { $0.replacingOccurrences(of: "\u{200C}", with: " ") }
        print(verdict("half-spaces turned into spaces: precision", spaced.precision, atLeast: 0.90))
        print(verdict("half-spaces turned into spaces: recall", spaced.recall, atLeast: 0.80))
        print(verdict("half-spaces turned into spaces: F1", spaced.f1, atLeast: 0.90))
    }

    /// A megabyte without half-spaces, read whole.
    private static func speed(_ sentences: [String]) {
        let paragraph = sentences.joined(separator: " ").replacingOccurrences(of: "\u{200C}", with: "") + "\n"
        let text = String(repeating: paragraph, count: 1_000_000 / paragraph.utf8.count + 1)
        let times = (0..<5).map { _ in seconds { _ = PersianSpelling.corrections(of: text) } }.sorted()
        print(verdict("MB/s", Double(text.utf8.count) / 1_000_000 / times[2], atLeast: 5))
    }

    private static func seconds(_ work: () -> Void) -> Double {
        let start = ContinuousClock.now
        work()
        return (ContinuousClock.now - start) / .seconds(1)
    }

    private static func verdict(_ what: String, _ value: Double, atLeast bar: Double) -> String {
        String(format: "%@ %.3f (bar %.2f) ", what, value, bar) + (value >= bar ? "met" : "MISSED")
    }
}

/// Half-spaces found again, place by place.
struct HalfSpaceScore {
    private var (found, wrong, missed) = (0, 0, 0)

    var precision: Double { Double(found) / Double(max(found + wrong, 1)) }
    var recall: Double { Double(found) / Double(max(found + missed, 1)) }
    var f1: Double { 2 * precision * recall / max(precision + recall, 1e-9) }

    init(_ sentences: [String], spoiled: (String) -> String) {
        for sentence in sentences {
            let (right, ours) = (Self.places(sentence), Self.places(PersianSpelling.corrected(spoiled(sentence))))
            found += right.intersection(ours).count
            wrong += ours.subtracting(right).count
            missed += right.subtracting(ours).count
        }
    }

    /// How many letters and marks stand before each half-space.
    private static func places(_ text: String) -> Set<Int> {
        var (places, count): (Set<Int>, Int) = ([], 0)
        for scalar in text.unicodeScalars {
            if scalar == "\u{200C}" { places.insert(count) } else if scalar != " " { count += 1 }
        }
        return places
    }
}
