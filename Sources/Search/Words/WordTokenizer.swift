import Foundation
package import GRDB
import Languages

/// Our words for SQLite's full-text index.
///
/// A text begins with a mark that says its language and is otherwise read as it is; a query says the language its words are
/// to be stemmed in the same way. Each word gives its stems at one place.
package final class WordTokenizer: FTS5CustomTokenizer {
    package static let name = "littoral"

    package init(db: Database, arguments: [String]) throws {}

    /// Makes the tokeniser known to a connection; every connection that touches the index needs it.
    package static func register(in db: Database) { db.add(tokenizer: WordTokenizer.self) }

    /// SQLITE_OK and FTS5_TOKEN_COLOCATED: the one room that imports SQLite itself is Storage.
    private static let ok: CInt = 0
    private static let samePlace: CInt = 1
    private static let firstMark: UInt32 = 0xF0000

    /// The scalar that begins a text of `language`.
    static func mark(_ language: Language) -> String {
        let number = UInt32(Language.allCases.firstIndex(of: language) ?? 0)
        return Unicode.Scalar(firstMark + number).map { String(Character($0)) } ?? ""
    }

    private static func language(of mark: Unicode.Scalar?) -> Language? {
        guard let mark, mark.value >= firstMark else { return nil }
        let number = Int(mark.value - firstMark)
        return Language.allCases.indices.contains(number) ? Language.allCases[number] : nil
    }

    package func tokenize(
        context: UnsafeMutableRawPointer?, tokenization: FTS5Tokenization, pText: UnsafePointer<CChar>?, nText: CInt,
        tokenCallback: @escaping FTS5TokenCallback
    ) -> CInt {
        guard let pText, nText > 0 else { return Self.ok }
        let text = pText.withMemoryRebound(to: UInt8.self, capacity: Int(nText)) { bytes in
            String(decoding: UnsafeBufferPointer(start: bytes, count: Int(nText)), as: UTF8.self)
        }
        let language = Self.language(of: text.unicodeScalars.first) ?? .en
        for word in WordReader.words(of: text.unicodeScalars) {
            let start = CInt(clamping: word.range.lowerBound)
            let end = min(CInt(clamping: word.range.upperBound), nText)
            var terms = WordTerms.terms(of: word, in: language)
            if tokenization.contains(.prefix),
                let beginning = WordTerms.beginning(of: word, stemmedIn: word.script.language(in: language))
            {
                terms = [beginning]
            }
            for (number, term) in terms.enumerated() {
                let code = Self.give(term, isFirst: number == 0, start, end, context, tokenCallback)
                if code != Self.ok { return code }
            }
        }
        return Self.ok
    }

    private static func give(
        _ term: String, isFirst: Bool, _ start: CInt, _ end: CInt, _ context: UnsafeMutableRawPointer?,
        _ callback: FTS5TokenCallback
    ) -> CInt {
        var term = term
        return term.withUTF8 { bytes in
            guard let base = bytes.baseAddress else { return Self.ok }
            return base.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
                callback(context, isFirst ? 0 : Self.samePlace, $0, CInt(bytes.count), start, end)
            }
        }
    }
}
