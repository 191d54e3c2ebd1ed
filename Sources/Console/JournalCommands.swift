package import ArgumentParser
import Foundation
import Journal
import Measures
import Register
import Upkeep

/// The command `littoral journal`.
package struct JournalCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "journal", abstract: "Verify, replay, export and import the journal.",
        subcommands: [VerifyCommand.self, ReplayCommand.self, ExportCommand.self, ImportCommand.self])

    package init() {}
}

/// The command `littoral journal verify`.
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Walk every chain from its first entry and check hashes and signatures.",
        discussion: "Ends with 1 and names the place when a chain is broken.")
    @OptionGroup var node: NodeOptions

    func run() throws {
        let journal = try node.openExisting()
        let last = try journal.lastPosition()
        let folder = try node.folder
        let found: Verification
        do {
            found = try Progress.run("Verifying") { progress in try journal.verify { progress.show($0, of: last) } }
        } catch let error as JournalError where error.code == .brokenChain {
            try? ChainMark(walked: .now, isWhole: false).write(in: folder)
            throw error
        }
        // For the doctor; that the folder cannot be written is not this command's business.
        try? ChainMark(walked: .now, isWhole: true).write(in: folder)
        print(
            "\(found.entries) entries of \(found.origins) origins verify, \(found.bodiesAbsent) of them without body. "
                + "The head is signed.")
    }
}

/// The command `littoral journal replay`.
struct ReplayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay", abstract: "Compute all tables anew from the journal, beside the ones that serve.",
        discussion: "May run beside a node that serves. Goes on where it stopped when it was interrupted.")
    @OptionGroup var node: NodeOptions

    func run() throws {
        let journal = try node.folder.open(projections: NodeOptions.projections)
        for projection in NodeOptions.projections {
            try Progress.run("Replaying \(projection.name)") { progress in
                try journal.rebuild(projection) { progress.show($0.position, of: $0.last) }
            }
        }
        print("\(try journal.lastPosition()) entries replayed.")
    }
}

/// The command `littoral journal export`.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write the journal as lines of JSON.")
    @Argument(help: "The file to write; - for the standard output.")
    var file: String
    @Option(help: "Only what comes after this position.")
    var after: Int64 = 0
    @OptionGroup var node: NodeOptions

    func run() throws {
        let journal = try node.openExisting()
        if file == "-" {
            _ = try journal.export(after: after) { print($0) }
            return
        }
        let draft = file + ".draft"
        guard FileManager.default.createFile(atPath: draft, contents: nil),
            let handle = FileHandle(forWritingAtPath: draft)
        else { throw ValidationError("The file \(file) cannot be written. Check the folder and who may write there.") }
        let count = try journal.export(after: after) { line in try handle.write(contentsOf: Data((line + "\n").utf8)) }
        try handle.synchronize()
        try handle.close()
        guard rename(draft, file) == 0 else { throw ValidationError("The file \(file) cannot be written.") }
        print("\(count) entries written to \(file).")
    }
}

/// The command `littoral journal import`.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Take in what another node exported: all of it or nothing.")
    @Argument(help: "The file to read.")
    var file: String
    @OptionGroup var node: NodeOptions

    func run() throws {
        guard let lines = LineReader(path: file) else {
            throw ValidationError("The file \(file) cannot be read. Check its name and who may read it.")
        }
        let journal = try node.open()
        let count = try journal.importLines(lines)
        print(count == 0 ? "Everything in \(file) is held here already." : "\(count) entries taken in.")
    }
}

/// The lines of a file, read piece by piece; a line may be as long as an entry.
private struct LineReader: Sequence, IteratorProtocol {
    private let handle: FileHandle
    private var buffer = Data()
    private var place = 0
    private var isAtEnd = false

    init?(path: String) {
        guard let handle = FileHandle(forReadingAtPath: path) else { return nil }
        self.handle = handle
    }

    mutating func next() -> String? {
        while true {
            if let end = buffer[place...].firstIndex(of: UInt8(ascii: "\n")) {
                defer { place = end + 1 }
                return String(decoding: buffer[place..<end], as: UTF8.self)
            }
            buffer = Data(buffer[place...])
            place = buffer.startIndex
            if isAtEnd || buffer.count > 8 << 20 {
                guard !buffer.isEmpty else { return nil }
                defer { buffer = Data() }
                return String(decoding: buffer, as: UTF8.self)
            }
            let chunk = (try? handle.read(upToCount: 1 << 18)) ?? Data()
            if chunk.isEmpty { isAtEnd = true }
            buffer.append(chunk)
        }
    }
}
