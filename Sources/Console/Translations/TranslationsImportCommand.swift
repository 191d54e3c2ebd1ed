import ArgumentParser
import Foundation
import Importing
import Languages
import Register
import Translations

/// The command `littoral translations import`.
struct TranslationsImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Look at translations in XLIFF 2 or TMX 1.4: what is new, changed, refused.",
        discussion: """
            A translation whose original has changed since the export is refused, and so is one of a text that others \
            alone may translate. Ends with 1 when something is refused.
            """)
    @Argument(help: "The file to read; its name ends in .tmx, or it is XLIFF.")
    var file: String
    @Option(name: .customLong("into"), help: "The tag of the language, where the file is TMX, e.g. fa.")
    var target: String?
    @Option(help: "The tag of the language translated from, where the file is TMX.")
    var from = "en"
    @OptionGroup var options: TranslationOptions

    func run() async throws {
        guard let party = options.party else {
            throw ValidationError("Say with --party for which party the translations are taken in.")
        }
        let (offers, language, faults) = try offers()
        let plan = try await options.read { try ImportPlan(offers, in: language, by: party, $0) }
        tell(plan)
        if faults + plan.refusedCount > 0 { throw ExitCode(1) }
    }

    private func offers() throws -> (offers: [TranslationOffer], language: Language, faults: Int) {
        guard let bytes = try PhrasesImportCommand.bytes(of: file) else {
            throw ValidationError("The file \(file) cannot be read. Check its name and who may read it.")
        }
        if file.hasSuffix(".tmx") {
            guard let target else { throw ValidationError("Say with --into which language is to be taken.") }
            let (source, language) = (try TranslationOptions.language(from), try TranslationOptions.language(target))
            let (tmx, diagnostics) = TMX.read(file: file, bytes: bytes)
            for diagnostic in diagnostics { print(diagnostic) }
            guard let tmx else { throw ExitCode(1) }
            return (tmx.offers(from: source, to: language), language, diagnostics.count)
        }
        let (xliff, diagnostics) = XLIFF.read(file: file, bytes: bytes)
        for diagnostic in diagnostics { print(diagnostic) }
        guard let xliff else { throw ExitCode(1) }
        guard let language = Language(tag: xliff.target) else {
            throw ValidationError("The file \(file) translates into “\(xliff.target.prefix(20))”, which is none of ours.")
        }
        return (xliff.offers, language, diagnostics.count)
    }

    private func tell(_ plan: ImportPlan) {
        for line in plan.lines {
            guard case .refused(let refusal) = line.outcome else { continue }
            let place = [file, line.offer.line > 0 ? "row \(line.offer.line)" : nil, line.offer.place].compactMap(\.self)
            print("\(place.joined(separator: ", ")): \(refusal.sentence)")
        }
        print(
            "\(plan.count { $0 == .new }) new, \(plan.count { $0 == .changed }) changed, "
                + "\(plan.count { $0 == .same }) as they were, \(plan.count { $0 == .empty }) not translated, "
                + "\(plan.refusedCount) refused.")
    }
}

extension ImportPlan {
    var refusedCount: Int { count { if case .refused = $0 { true } else { false } } }
}

extension ImportPlan.Refusal {
    /// What is wrong and what to do.
    var sentence: String {
        switch self {
        case .unknown: "There is no such text here, or it is not for this party to read. Export the file again."
        case .originalChanged: "The original has changed since the export. Export the file again."
        case .others: "Only those in whose words it is written may translate it. Send them the file."
        case .tooLong: "The translation is longer than \(Translation.bytesMax) bytes. Shorten it."
        }
    }
}
