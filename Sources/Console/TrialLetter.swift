import Foundation
import Upkeep

/// A letter that shows whether the machine takes mail.
struct TrialLetter {
    let program: String
    let sender: String
    let receiver: String

    /// Hands the letter over as to sendmail; throws with the reason when it is not taken.
    func send() throws {
        let text = """
            From: \(sender)
            To: \(receiver)
            Subject: A letter on trial from Littoral
            Content-Type: text/plain; charset=utf-8

            This machine takes mail.

            """
        try MailProgram(program: program, sender: sender).send(Data(text.utf8), to: receiver)
    }
}
