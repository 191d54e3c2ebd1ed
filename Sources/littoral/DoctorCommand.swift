import ArgumentParser
import Console
import Foundation
import Journal
import Languages
import Measures
import Serving
import Settings
import Upkeep

/// The command `littoral doctor`.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Look at everything the node stands on; say what is wrong and how to mend it.",
        discussion: "Changes nothing. Ends with 1 when there is a fault; warnings alone end with 0.")
    @OptionGroup var node: NodeOptions
    @Option(help: "The language of the report: en, fa, ru, az, kk or tk.")
    var language = "en"
    @Flag(help: "Report as one JSON document, for programs.")
    var json = false

    func validate() throws {
        guard Language(tag: language) != nil else {
            let tags = Language.allCases.map(\.tag).joined(separator: ", ")
            throw ValidationError("“\(language.prefix(20))” is no language of the house. Use one of \(tags).")
        }
    }

    func run() throws {
        let settings = try node.settings()
        let doctor = Doctor(
            settings: settings, projections: NodeOptions.projections, now: Instant(clamping: NodeFolder.wallClock()),
            certificateEnd: { try Certificate(chainFile: $0, keyFile: $1).end },
            namedFiles: { try NodeFiles.named(in: $0) })
        let findings = doctor.findings()
        let sheets = (try? PhraseFolder(settings.folder(.phrases)).sheets()) ?? [:]
        let report = DoctorReport(
            findings: findings, book: Phrasebook.read(sheets).book, language: Language(tag: language) ?? .en)
        print(json ? report.json : report.text)
        if findings.contains(where: { $0.grade == .fault }) { throw ExitCode(1) }
    }
}
