import Foundation

/// A letter that shows whether the machine takes mail.
struct TrialLetter {
    let program: String
    let sender: String
    let receiver: String

    /// Seconds in which the program must have taken it.
    private static let secondsMax = 20

    struct Fault: Error, CustomStringConvertible {
        let description: String
    }

    /// Hands the letter over as to sendmail; throws with the reason when it is not taken.
    func send() throws {
        for address in [sender, receiver] {
            guard address.wholeMatch(of: /[^\s<>"@-][^\s<>"@]*@[^\s<>"@]+/) != nil else {
                throw Fault(description: "“\(address.prefix(80))” is no mail address.")
            }
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
        let text = """
            From: \(sender)
            To: \(receiver)
            Subject: A letter on trial from Littoral
            Content-Type: text/plain; charset=utf-8

            This machine takes mail.

            """
        try? input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
        try? input.fileHandleForWriting.close()
        let guardian = DispatchWorkItem { process.terminate() }
        DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(Self.secondsMax), execute: guardian)
        process.waitUntilExit()
        guardian.cancel()
        guard process.terminationReason == .exit else {
            throw Fault(description: "\(program) did not end within \(Self.secondsMax) seconds.")
        }
        guard process.terminationStatus == 0 else {
            throw Fault(description: "\(program) ended with \(process.terminationStatus).")
        }
    }
}
