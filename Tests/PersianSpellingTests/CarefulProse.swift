import Foundation
import PersianSpelling

/// Prose of many subjects, written with half-spaces as careful publishers set them, before there were rules.
enum CarefulProse {
    static let halfSpace = "\u{200C}"

    static let sentences: [String] = {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Golden")
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path))?.sorted() ?? []
        return files.filter { $0.hasSuffix(".txt") }.flatMap { file in
            let text = (try? String(contentsOf: folder.appending(path: file), encoding: .utf8)) ?? ""
            return text.split(separator: "\n").flatMap(sentences)
        }
    }()

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

    static func replacing(_ text: String, by other: String) -> String {
        text.replacingOccurrences(of: halfSpace, with: other)
    }

    /// How many letters and marks stand before each half-space.
    static func places(_ text: String) -> Set<Int> {
        var (places, count): (Set<Int>, Int) = ([], 0)
        for scalar in text.unicodeScalars {
            if scalar == "\u{200C}" { places.insert(count) } else if scalar != " " { count += 1 }
        }
        return places
    }

    /// Precision and recall of the half-spaces that are put back after `spoil` took them away.
    static func score(_ spoil: (String) -> String) -> (precision: Double, recall: Double, f1: Double) {
        var (found, wrong, missed) = (0.0, 0.0, 0.0)
        for sentence in sentences {
            let (right, ours) = (places(sentence), places(PersianSpelling.corrected(spoil(sentence))))
            found += Double(right.intersection(ours).count)
            wrong += Double(ours.subtracting(right).count)
            missed += Double(right.subtracting(ours).count)
        }
        let (precision, recall) = (found / (found + wrong), found / (found + missed))
        return (precision, recall, 2 * precision * recall / (precision + recall))
    }
}
