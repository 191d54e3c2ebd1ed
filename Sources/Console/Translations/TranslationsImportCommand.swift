import ArgumentParser
import Drafts
import Foundation
import Importing
import Journal
import Languages
import Members
import Register
import Storage
import Translations

/// The command `littoral translations import`.
struct TranslationsImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Take translations in XLIFF 2 or TMX 1.4 in: first as a dry run, then as drafts.",
        discussion: """
            Without --write nothing is written, and what would be is told. With it every translation that is new or \
            changed becomes a draft of the party, submitted for another member to release. Running it again doubles \
            nothing. A translation whose original has changed since the export is refused, and so is one of a text that others \
            alone may translate. Ends with 1 when something is refused.
            """)
    @Argument(help: "The file to read; its name ends in .tmx, or it is XLIFF.")
    var file: String
    @Option(name: .customLong("into"), help: "The tag of the language, where the file is TMX, e.g. fa.")
    var target: String?
    @Option(help: "The tag of the language translated from, where the file is TMX.")
    var from = "en"
    @Flag(help: "Write what is new and changed as drafts.")
    var write = false
    @Option(help: "The opaque id of the member who takes them in; littoral member list shows it.")
    var member: String?
    @OptionGroup var options: TranslationOptions

    func validate() throws {
        if write, member == nil { throw ValidationError("Say with --member who takes the translations in.") }
    }

    func run() async throws {
        guard let party = options.party else {
            throw ValidationError("Say with --party for which party the translations are taken in.")
        }
        let (offers, language, faults) = try offers()
        let plan = try await options.read { try ImportPlan(offers, in: language, by: party, $0) }
        tell(plan)
        if write, let member { try await draft(plan.newDrafts(for: party), party, member) }
        if faults + plan.refusedCount > 0 { throw ExitCode(1) }
    }

    private func draft(_ drafts: [NewDraft], _ party: String, _ member: String) async throws {
        guard !drafts.isEmpty else { return }
        let journal = try options.node.openExisting()
        let register = Register(reader: journal.reader)
        let book = try DraftBook(journal: journal, register: register, makers: [TranslationMaker()])
        let signed = try await signed(member, of: party)
        let name = URL(fileURLWithPath: file).lastPathComponent
        let batch = "t" + Translation.digest(of: drafts.map(\.id).joined(separator: "\n"))
        _ = try await book.open(batch: batch, name: name, by: signed)
        for start in stride(from: 0, to: drafts.count, by: 500) {
            _ = try await book.write(
                Array(drafts[start..<min(start + 500, drafts.count)]), batch: batch, by: signed)
        }
        let outcome = try await book.submit(batch: batch, by: signed)
        try journal.store.close()
        print(
            "\(outcome.done) drafts submitted, \(outcome.refused) at fault; another member of the party releases them.")
        if outcome.refused > 0 { throw ExitCode(1) }
    }

    /// The member as whom drafts are written: an active one of the party, who may write for it.
    private func signed(_ id: String, of party: String) async throws -> Signed {
        let members = try MemberBook(of: try options.node.folder)
        let known = try await members.member(id)
        try members.close()
        guard let known, known.state == .active, known.party == party else {
            throw ValidationError("There is no active member “\(id)” of the party “\(party)”.")
        }
        let signed = Signed(
            member: known.id, party: party, country: known.country, roles: known.roles,
            way: .token(id: "console", scopes: [.write]))
        guard signed.may(.write(party: party)) else {
            throw ValidationError("The member “\(id)” may not write for the party. Give it the role of an editor.")
        }
        return signed
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
            throw ValidationError(
                "The file \(file) translates into “\(xliff.target.prefix(20))”, which is none of ours.")
        }
        return (xliff.translationOffers, language, diagnostics.count)
    }

    private func tell(_ plan: ImportPlan) {
        for line in plan.lines {
            guard case .refused(let refusal) = line.outcome else { continue }
            let place = [file, line.offer.line > 0 ? "row \(line.offer.line)" : nil, line.offer.place].compactMap(
                \.self)
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
