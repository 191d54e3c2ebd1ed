import ArgumentParser
import Foundation

/// Asks at the terminal; where nobody may be asked, what is known already holds.
struct Questions {
    let isAsking: Bool

    /// The answer to a question: what the flag says, what is typed, or what holds when nothing is typed.
    ///
    /// A single hyphen makes a value empty that holds already. Throws when the input ends.
    mutating func answer(_ question: String, flag: String? = nil, initial: String = "") throws -> String {
        if let flag { return flag }
        guard isAsking else { return initial }
        prompt(initial.isEmpty ? "\(question): " : "\(question) [\(initial)]: ")
        guard let line = readLine() else {
            throw ValidationError("The input ended before everything was asked; nothing was written.")
        }
        let said = line.trimmingCharacters(in: .whitespacesAndNewlines)
        return said == "-" ? "" : said.isEmpty ? initial : said
    }

    /// Yes or no, asked until it is one of the two.
    mutating func agrees(_ question: String, isYes: Bool = false) throws -> Bool {
        while true {
            prompt("\(question) [\(isYes ? "Y/n" : "y/N")]: ")
            guard let line = readLine() else {
                throw ValidationError("The input ended before everything was asked; nothing was written.")
            }
            switch line.trimmingCharacters(in: .whitespacesAndNewlines).lowercased() {
            case "": return isYes
            case "y", "yes": return true
            case "n", "no": return false
            default: print("Answer y or n.")
            }
        }
    }

    private func prompt(_ text: String) {
        print(text, terminator: "")
        fflush(nil)
    }
}
