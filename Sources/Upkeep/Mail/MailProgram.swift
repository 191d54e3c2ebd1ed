package import Foundation

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
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = ["-i", "-f", sender, "--", receiver]
        process.environment = ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"]
        let input = Pipe()
        process.standardInput = input
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        // A program that does not read its input must not take this one down with it.
        signal(SIGPIPE, SIG_IGN)
        do {
            try process.run()
        } catch {
            throw Fault(description: "\(program) cannot be run. Check the setting mail.program.")
        }
        let guardian = DispatchWorkItem { process.terminate() }
        DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(secondsMax), execute: guardian)
        let isWritten = (try? input.fileHandleForWriting.write(contentsOf: letter)) != nil
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
        guardian.cancel()
        guard process.terminationReason == .exit else {
            throw Fault(description: "\(program) did not end within \(secondsMax) seconds.")
        }
        guard process.terminationStatus == 0, isWritten else {
            throw Fault(description: "\(program) ended with \(process.terminationStatus).")
        }
    }
}
