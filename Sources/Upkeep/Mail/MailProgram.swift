package import Foundation
import Programs

/// The machine's program that takes mail in the way of sendmail.
package struct MailProgram: Sendable {
    package let program: String
    package let sender: String
    /// Seconds in which the program must have taken a letter.
    package let secondsMax: Int

    package init(program: String, sender: String, secondsMax: Int = 20) {
        (self.program, self.sender, self.secondsMax) = (program, sender, secondsMax)
    }

    package struct Fault: Error, Sendable, CustomStringConvertible {
        package let description: String
    }

    /// Whether an address can stand on the program's command line and in a header as it is.
    package static func isPlain(_ address: String) -> Bool {
        address.utf8.count <= 254
            && address.wholeMatch(of: /[!#-'*+\/-9=?A-Z^-~][!#-'*+\/-9=?A-Z^-~.-]*@[A-Za-z0-9.-]+/) != nil
    }

    /// Hands a letter over, headers and all, lines ended by `\n`; throws with the reason when it is not taken.
    ///
    /// Blocks its thread until the program has ended.
    package func send(_ letter: Data, to receiver: String) throws(Fault) {
        for address in [sender, receiver] where !Self.isPlain(address) {
            throw Fault(description: "“\(address.prefix(80))” is no mail address.")
        }
        let input = Pipe()
        // A program that does not read its input must not take this one down with it.
        signal(SIGPIPE, SIG_IGN)
        let mailer: StartedProgram
        do {
            mailer = try StartedProgram(
                program, ["-i", "-f", sender, "--", receiver], environment: ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"],
                streams: .init(input: input.fileHandleForReading.fileDescriptor))
        } catch {
            throw Fault(description: "\(program) cannot be run. Check the setting mail.program.")
        }
        try? input.fileHandleForReading.close()
        let guardian = DispatchWorkItem { mailer.signal(SIGTERM) }
        DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(secondsMax), execute: guardian)
        let isWritten = (try? input.fileHandleForWriting.write(contentsOf: letter)) != nil
        try? input.fileHandleForWriting.close()
        let end = mailer.wait()
        guardian.cancel()
        guard case .exited(let status) = end else {
            throw Fault(description: "\(program) did not end within \(secondsMax) seconds.")
        }
        guard status == 0, isWritten else { throw Fault(description: "\(program) ended with \(status).") }
    }
}
