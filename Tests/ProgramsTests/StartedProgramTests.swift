import Foundation
import Programs
import Testing

/// Other programs, begun and waited for.
@Suite struct StartedProgramTests {
    private func shell(_ words: String, _ streams: StartedProgram.Streams = .init()) throws -> StartedProgram {
        try StartedProgram(
            "/bin/sh", ["-c", words], environment: ["PATH": "/usr/bin:/bin", "WORD": "reed = sedge"], folder: "/usr",
            streams: streams)
    }

    /// What a shell says.
    private func said(_ words: String) throws -> String {
        let answer = Pipe()
        let program = try shell(words, .init(output: answer.fileHandleForWriting.fileDescriptor))
        try answer.fileHandleForWriting.close()
        let bytes = try answer.fileHandleForReading.readToEnd() ?? Data()
        #expect(program.wait() == .exited(0))
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test(arguments: [0, 1, 77, 255] as [Int32])
    func itsStatusIsTold(_ status: Int32) throws {
        let program = try shell("exit \(status)")
        #expect(program.wait() == .exited(status))
        #expect(program.wait() == .exited(status), "asked again")
        program.signal(SIGKILL)
    }

    @Test func aSignalEndsIt() throws {
        let program = try shell("exec sleep 600")
        program.signal(SIGTERM)
        #expect(program.wait() == .signalled(SIGTERM))
    }

    @Test func whatIsNotThereIsNotBegun() {
        #expect(throws: StartedProgram.Fault(code: ENOENT)) {
            try StartedProgram("/no/such/program", [], environment: [:])
        }
    }

    @Test func itHasTheFolderAndTheEnvironmentThatWereGiven() throws {
        #expect(try said("pwd; echo \"$WORD\"; env | grep -c HOME; true") == "/usr\nreed = sedge\n0\n")
    }

    @Test func itReadsWhatIsWrittenToIt() throws {
        let (input, answer) = (Pipe(), Pipe())
        let program = try shell(
            "cat",
            .init(
                input: input.fileHandleForReading.fileDescriptor, output: answer.fileHandleForWriting.fileDescriptor))
        try input.fileHandleForReading.close()
        try answer.fileHandleForWriting.close()
        try input.fileHandleForWriting.write(contentsOf: Data("reed".utf8))
        try input.fileHandleForWriting.close()
        #expect(try answer.fileHandleForReading.readToEnd() == Data("reed".utf8))
        #expect(program.wait() == .exited(0))
    }

    /// A pipe of one program that another holds open would never end.
    @Test func itHoldsNothingElseOpen() throws {
        let held = (0..<40).map { _ in Pipe() }
        for pipe in held { _ = fcntl(pipe.fileHandleForWriting.fileDescriptor, F_SETFD, 0) }
        // The fourth is the folder that is being listed.
        #expect(try said("ls /proc/self/fd | tr '\\n' ' '") == "0 1 2 3 ")
    }

    @Test func itHearsEverySignal() throws {
        var blocked = sigset_t()
        sigemptyset(&blocked)
        sigaddset(&blocked, SIGTERM)
        var before = sigset_t()
        pthread_sigmask(SIG_BLOCK, &blocked, &before)
        let program = try shell("exec sleep 600")
        pthread_sigmask(SIG_SETMASK, &before, nil)
        program.signal(SIGTERM)
        #expect(program.wait() == .signalled(SIGTERM))
    }
}
