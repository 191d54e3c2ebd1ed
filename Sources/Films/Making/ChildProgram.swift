import Foundation
import Programs
import Synchronization

/// Why a child has not done what it was to do.
enum ChildFault: Error, Sendable, Hashable {
    /// It cannot be begun.
    case notBegun
    /// It was told to end, by its time, its limits or whoever began it.
    case killed
    /// It gave up; the end of what it said.
    case failed(status: Int32, said: String)
}

/// Another program that runs for a while and is ended when its task is cancelled, or when this one ends in whatever way.
struct ChildProgram: Sendable {
    let program: String
    let arguments: [String]
    let folder: URL
    let seconds: Int

    private static let answerBytesMax = 1 << 20

    /// Ends the program as soon as nobody holds the other end of the input any more: a node that was killed holds nothing.
    private static let guardian = """
        exec 3<&0
        "$@" 3<&- </dev/null &
        child=$!
        { read -r _ <&3; kill -9 "$child"; } >/dev/null 2>&1 &
        watch=$!
        exec 3<&-
        wait "$child"
        status=$?
        kill -9 "$watch" 2>/dev/null
        exit "$status"
        """
    /// What a shell answers for a program that a signal has ended: SIGKILL, SIGXCPU, SIGXFSZ, SIGABRT, SIGSEGV.
    private static let signals: Set<Int32> = [137, 152, 153, 134, 139]

    private enum Course: Sendable {
        case before, ended, cancelled
        case under(FileHandle)
    }

    private final class Life: Sendable {
        private let course = Mutex<Course>(.before)

        /// `nil` where it was cancelled before it began.
        func begin(_ hold: FileHandle, _ work: () throws -> StartedProgram) rethrows -> StartedProgram? {
            try course.withLock { course in
                guard case .before = course else { return nil }
                let program = try work()
                course = .under(hold)
                return program
            }
        }

        func end() {
            course.withLock { course in
                if case .under(let hold) = course { try? hold.close() }
                course = .ended
            }
        }

        func kill() {
            course.withLock { course in
                if case .under(let hold) = course { try? hold.close() }
                course = .cancelled
            }
        }
    }

    /// Runs it to its end; `tell` gets each line of its answer as it comes.
    func run(telling tell: @escaping @Sendable (String) -> Void = { _ in }) async throws -> [UInt8] {
        let life = Life()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                // It waits for long, and those of the pool have other things to do.
                let thread = Thread { continuation.resume(with: Result { try follow(life, tell) }) }
                thread.start()
            }
        } onCancel: {
            life.kill()
        }
    }

    private func follow(_ life: Life, _ tell: (String) -> Void) throws -> [UInt8] {
        let (hold, answer, words) = (Pipe(), Pipe(), Pipe())
        let shell = try begin(life, hold, answer, words)
        let guardian = DispatchWorkItem { life.kill() }
        DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(seconds), execute: guardian)
        let said = Mutex<[UInt8]>([])
        let isHeard = DispatchSemaphore(value: 0)
        let listener = Thread {
            Self.drain(words.fileHandleForReading) { piece in said.withLock { $0 = ($0 + piece).suffix(2_000) } }
            isHeard.signal()
        }
        listener.start()
        let whole = Self.answer(answer.fileHandleForReading, tell)
        let end = shell.wait()
        isHeard.wait()
        life.end()
        guardian.cancel()
        guard case .exited(let status) = end, !Self.signals.contains(status) else { throw ChildFault.killed }
        guard status == 0 else {
            throw ChildFault.failed(status: status, said: String(decoding: said.withLock(\.self), as: UTF8.self))
        }
        return whole
    }

    /// The shell that begins the program, with the other ends of three pipes.
    private func begin(_ life: Life, _ hold: Pipe, _ answer: Pipe, _ words: Pipe) throws -> StartedProgram {
        let others = [hold.fileHandleForReading, answer.fileHandleForWriting, words.fileHandleForWriting]
        defer { for other in others { try? other.close() } }
        let streams = StartedProgram.Streams(
            input: others[0].fileDescriptor, output: others[1].fileDescriptor, errors: others[2].fileDescriptor)
        let shell: StartedProgram?
        do {
            shell = try life.begin(hold.fileHandleForWriting) {
                try StartedProgram(
                    "/bin/sh", ["-c", Self.guardian, "sh", program] + arguments,
                    environment: ["PATH": "/usr/bin:/bin", "LC_ALL": "C", "OPENBLAS_NUM_THREADS": "1"],
                    folder: folder.path, streams: streams)
            }
        } catch {
            throw ChildFault.notBegun
        }
        guard let shell else { throw ChildFault.killed }
        return shell
    }

    /// Everything that is said, up to a bound; `tell` gets each line.
    private static func answer(_ handle: FileHandle, _ tell: (String) -> Void) -> [UInt8] {
        var (whole, line): ([UInt8], [UInt8]) = ([], [])
        drain(handle) { piece in
            if whole.count < answerBytesMax { whole += piece }
            for byte in piece {
                if byte == UInt8(ascii: "\n") {
                    tell(String(decoding: line, as: UTF8.self))
                    line = []
                } else if line.count < 1_000 {
                    line.append(byte)
                }
            }
        }
        return whole
    }

    private static func drain(_ handle: FileHandle, _ take: ([UInt8]) -> Void) {
        while let piece = try? handle.read(upToCount: 1 << 16), !piece.isEmpty { take([UInt8](piece)) }
    }
}
