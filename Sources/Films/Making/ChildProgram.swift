import Foundation
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Why a child has not done what it was to do.
enum ChildFault: Error, Sendable, Hashable {
    /// It cannot be begun.
    case notBegun
    /// It was told to end, by its time, its limits or whoever began it.
    case killed
    /// It gave up; the end of what it said.
    case failed(status: Int32, said: String)
}

/// Another program that runs for a while, in a thread of its own, and is ended when its task is cancelled.
struct ChildProgram: Sendable {
    let program: String
    let arguments: [String]
    let folder: URL
    let seconds: Int

    private static let answerBytesMax = 1 << 20

    private enum Course: Sendable {
        case before, ended, cancelled
        case under(pid_t)
    }

    private final class Life: Sendable {
        private let course = Mutex<Course>(.before)

        /// False where it was cancelled before it began.
        func begin(_ work: () throws -> pid_t) rethrows -> Bool {
            try course.withLock { course in
                guard case .before = course else { return false }
                course = .under(try work())
                return true
            }
        }

        /// Nothing is sent to a number that may be another's by now.
        func end() { course.withLock { $0 = .ended } }

        func kill() {
            course.withLock { course in
                if case .under(let pid) = course { _ = Glibc.kill(pid, SIGKILL) }
                if case .before = course { course = .cancelled }
            }
        }
    }

    /// Runs it to its end; `tell` gets each line of its answer as it comes.
    func run(telling tell: @escaping @Sendable (String) -> Void = { _ in }) async throws -> [UInt8] {
        let life = Life()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                // A thread of its own: the child dies with it, and those of the pool come and go.
                let thread = Thread { continuation.resume(with: Result { try follow(life, tell) }) }
                thread.start()
            }
        } onCancel: {
            life.kill()
        }
    }

    private func follow(_ life: Life, _ tell: (String) -> Void) throws -> [UInt8] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ["PATH": "/usr/bin:/bin", "LC_ALL": "C", "OPENBLAS_NUM_THREADS": "1"]
        let (answer, words) = (Pipe(), Pipe())
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = answer
        process.standardError = words
        do {
            let isBegun = try life.begin {
                try process.run()
                return process.processIdentifier
            }
            guard isBegun else { throw ChildFault.killed }
        } catch is ChildFault {
            throw ChildFault.killed
        } catch {
            throw ChildFault.notBegun
        }
        let guardian = DispatchWorkItem { life.kill() }
        DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(seconds), execute: guardian)
        let said = Mutex<[UInt8]>([])
        let listener = Thread {
            Self.drain(words.fileHandleForReading) { piece in
                said.withLock {
                    $0 += piece.suffix(2_000); $0 = $0.suffix(2_000)
                }
            }
        }
        listener.start()
        var (whole, line): ([UInt8], [UInt8]) = ([], [])
        Self.drain(answer.fileHandleForReading) { piece in
            if whole.count < Self.answerBytesMax { whole += piece }
            for byte in piece {
                if byte == UInt8(ascii: "\n") {
                    tell(String(decoding: line, as: UTF8.self))
                    line = []
                } else if line.count < 1_000 {
                    line.append(byte)
                }
            }
        }
        process.waitUntilExit()
        life.end()
        guardian.cancel()
        guard process.terminationReason == .exit else { throw ChildFault.killed }
        guard process.terminationStatus == 0 else {
            throw ChildFault.failed(
                status: process.terminationStatus, said: String(decoding: said.withLock(\.self), as: UTF8.self))
        }
        return whole
    }

    private static func drain(_ handle: FileHandle, _ take: ([UInt8]) -> Void) {
        while let piece = try? handle.read(upToCount: 1 << 16), !piece.isEmpty { take([UInt8](piece)) }
    }
}
