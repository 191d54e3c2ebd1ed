import ArgumentParser
import Foundation
import Languages

/// Asks at the terminal, in one language; where nobody may be asked, what is known already holds.
struct Questions {
    let isAsking: Bool
    let book: Phrasebook
    let language: Language

    func say(_ key: PhraseKey, _ values: [String: String] = [:]) -> String {
        book.say(key, in: language, values.mapValues { .text($0) }, isolating: false)
    }

    /// The answer to a question: what the flag says, what is typed, or what holds when nothing is typed.
    ///
    /// A single hyphen makes a value empty that holds already. Throws when the input ends.
    func answer(_ question: PhraseKey, flag: String? = nil, initial: String = "") throws -> String {
        if let flag { return flag }
        guard isAsking else { return initial }
        let question = say(question)
        prompt(initial.isEmpty ? "\(question): " : "\(question) [\(initial)]: ")
        guard let line = readLine() else { throw ValidationError(say("setup.ended")) }
        let said = line.trimmingCharacters(in: .whitespacesAndNewlines)
        return said == "-" ? "" : said.isEmpty ? initial : said
    }

    /// Yes or no, asked until it is one of the two: the letters, or the words of the language.
    func agrees(_ question: PhraseKey, _ values: [String: String] = [:], isYes: Bool = false) throws -> Bool {
        while true {
            prompt("\(say(question, values)) [\(isYes ? "Y/n" : "y/N")]: ")
            guard let line = readLine() else { throw ValidationError(say("setup.ended")) }
            switch line.trimmingCharacters(in: .whitespacesAndNewlines).lowercased() {
            case "": return isYes
            case "y", "yes", say("setup.yes"): return true
            case "n", "no", say("setup.no"): return false
            default: print(say("setup.yes-or-no"))
            }
        }
    }

    private func prompt(_ text: String) {
        print(text, terminator: "")
        fflush(nil)
    }
}
