import Languages
import PersianSpelling

/// The corrections of Persian spelling as changes of a draft.
enum Spelling {
    static func edits(_ draft: Draft) -> [Draft.Edit] {
        var edits: [Draft.Edit] = []
        for block in draft.blocks where draft.scalars[block].contains(where: \.isArabicLetter) {
            let text = String(draft.scalars[block])
            let corrections = PersianSpelling.corrections(of: text)
            guard !corrections.isEmpty else { continue }
            // Corrections are placed by bytes; both go on in one pass.
            var (byte, place) = (0, block.lowerBound)
            func scalar(at wanted: Int) -> Int {
                while byte < wanted, place < block.upperBound {
                    byte += UTF8.width(draft.scalars[place])
                    place += 1
                }
                return place
            }
            for correction in corrections {
                let start = scalar(at: correction.range.lowerBound)
                let end = scalar(at: correction.range.upperBound)
                edits.append(
                    .init(
                        range: start..<end, after: correction.replacement, rule: .spelling,
                        isCertain: correction.isCertain, detail: correction.rule.rawValue))
            }
        }
        return edits
    }
}
