import Foundation

/// Shows on the standard error how far long work has come: one line that moves on a terminal, a few lines elsewhere.
package final class Progress {
    private let title: String
    private let isTerminal = isatty(2) == 1
    private var lastShown = -1

    private init(_ title: String) { self.title = title }

    package static func run<Result>(_ title: String, _ work: (Progress) throws -> Result) rethrows -> Result {
        let progress = Progress(title)
        defer { progress.end() }
        return try work(progress)
    }

    package static func run<Result>(
        isolation: isolated (any Actor)? = #isolation, _ title: String, _ work: (Progress) async throws -> Result
    ) async rethrows -> Result {
        let progress = Progress(title)
        defer { progress.end() }
        return try await work(progress)
    }

    package func show(_ done: some BinaryInteger, of all: some BinaryInteger) {
        let percent = all == 0 ? 100 : Int(Double(done) / Double(all) * 100)
        guard percent != lastShown, isTerminal || percent / 25 > lastShown / 25 else { return }
        lastShown = percent
        let line = "\(title): \(done) of \(all) (\(percent) %)"
        FileHandle.standardError.write(Data((isTerminal ? "\r\(line)\u{1B}[K" : "\(line)\n").utf8))
    }

    private func end() {
        if isTerminal, lastShown >= 0 { FileHandle.standardError.write(Data("\n".utf8)) }
    }
}
