/// The line that names who wrote a text, in six languages: no words of the story.
enum Byline {
    /// Whether a short line is nothing but that.
    static func isOne(_ text: [Unicode.Scalar], _ words: [StoryWord]) -> Bool {
        guard text.count <= 90, words.count >= 2, words.count <= 9, text.last?.endsSentence != true else {
            return false
        }
        return labelled(text, words, 0) == words.count || isEnglish(words)
    }

    /// How many words a label, a colon and up to six words up to a bar or the end of the line are.
    static func labelled(_ text: [Unicode.Scalar], _ words: [StoryWord], _ place: Int) -> Int? {
        guard let found = labels.match(words, place), place + found.count < words.count else { return nil }
        var next = place + found.count
        guard text[words[next - 1].range.upperBound..<words[next].range.lowerBound].contains(":") else { return nil }
        while next < words.count {
            next += 1
            let end = next < words.count ? words[next].range.lowerBound : text.count
            if text[words[next - 1].range.upperBound..<end].contains(where: { "|•·".unicodeScalars.contains($0) }) {
                break
            }
        }
        return next - place - found.count <= 6 && text.last?.endsSentence != true ? next - place : nil
    }

    /// `By Jane Mockford and John Sample, Staff Writers`: nothing but names and what they are.
    private static func isEnglish(_ words: [StoryWord]) -> Bool {
        guard words[0].key == "by" || words[0].key == "written" && words[1].key == "by", words[0].isUpper else {
            return false
        }
        let rest = words.drop { $0.key == "written" || $0.key == "by" }
        let names = rest.filter { $0.isUpper && !$0.isNumber }
        let small = rest.filter { !$0.isUpper && !$0.isNumber }
        let hasRole = rest.contains { roles.contains($0.key) }
        return rest.allSatisfy { !$0.isNumber } && small.allSatisfy { joins.contains($0.key) || roles.contains($0.key) }
            && (names.count >= 2 || hasRole)
    }

    private static let joins = Set(StoryWords.keys("and of for our"))
    private static let roles = Set(
        StoryWords.keys(
            "staff writer writers reporter reporters correspondent correspondents editor editors desk newsroom"))

    private static let labels = Phrases<Bool>([
        (
            """
            By|Author|Authors|Text|Story|Written by|Reporter|Correspondent|Editor|Reporting by|Editing by|نویسنده|نویسندگان|\
            خبرنگار|گزارشگر|گزارش از|تهیه کننده|تهیه و تنظیم|تنظیم|دبیر|دبیر خبر|مترجم|ترجمه|Автор|Авторы|Автор текста|\
            Автор статьи|Текст|Корреспондент|Подготовил|Подготовила|Подготовили|Редактор|Материал подготовил|\
            Материал подготовила|Müəllif|Müəlliflər|Mətn|Müxbir|Hazırladı|Hazırlayan|Redaktor|Авторлары|Мәтін|Тілші|\
            Дайындаған|Мақала авторы|Awtor|Awtorlar|Tekst|Habarçy|Taýýarlan|Taýýarlady|Terjime eden
            """, true
        )
    ])
}
