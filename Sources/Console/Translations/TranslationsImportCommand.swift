import ArgumentParser
import Drafts
import Foundation
import Importing
import Journal
import Languages
import Members
import Newsroom
import Register
import Storage
import Translations

/// The command `littoral translations import`.
struct TranslationsImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Take translations in XLIFF 2, TMX 1.4 or a spreadsheet in: first as a dry run, then as drafts.",
        discussion: """
            Without --write nothing is written, and what would be is told. With it every translation that is new or \
            changed becomes a draft of the party, submitted for another member to release; titles of films and words of \
            pictures stand at once. Running it again doubles nothing. A translation whose original has changed since the \
            export is refused, and so is one of a text that others alone may translate. Ends with 1 when something is \
            refused, and with 2 when a spreadsheet cannot be read.
            """)
    @Argument(help: "The file to read; its name ends in .tmx, .csv or .xlsx, or it is XLIFF.")
    var file: String
    @Option(
        name: .customLong("into"), help: "The tag of the language, where the file is TMX or a spreadsheet, e.g. fa.")
    var target: String?
    @Option(help: "The tag of the language translated from, where the file is TMX.")
    var from = "en"
    @Flag(help: "Write what is new and changed as drafts.")
    var write = false
    @Option(help: "The opaque id of the member who takes them in; littoral member list shows it.")
    var member: String?
    @OptionGroup var options: TranslationOptions
    @OptionGroup var phrases: PhraseFolder

    func validate() throws {
        if write, member == nil { throw ValidationError("Say with --member who takes the translations in.") }
    }

    func run() async throws {
        guard let party = options.party else {
            throw ValidationError("Say with --party for which party the translations are taken in.")
        }
        let offered = try offered()
        let found = try await options.readWithMedia { try TranslationsImport(offered, by: party, $0, $1) }
        for line in found.lines(of: file) { print(line) }
        if write, let member { try await take(found, try await signed(member, of: party)) }
        if offered.faults + found.refusedCount > 0 { throw ExitCode(1) }
    }

    private func take(_ found: TranslationsImport, _ signed: Signed) async throws {
        let journal = try options.node.openExisting()
        if found.outside.descriptionCount > 0,
            let films = try TranslationOptions.films(journal, try options.node.folder)
        {
            let held = try await HeldMedia(of: signed.party, in: films)
            try await found.outside.describe(held, in: films, by: signed)
        }
        let refused = found.drafts.isEmpty ? 0 : try await draft(found.drafts, journal, signed)
        try journal.store.close()
        if refused > 0 { throw ExitCode(1) }
    }

    /// How many of the drafts are at fault.
    private func draft(_ drafts: [NewDraft], _ journal: Journal, _ signed: Signed) async throws -> Int {
        let register = Register(reader: journal.reader)
        let book = try DraftBook(journal: journal, register: register, makers: [TranslationMaker(), StoryMaker()])
        let name = URL(fileURLWithPath: file).lastPathComponent
        let batch = "t" + Translation.digest(of: drafts.map(\.id).joined(separator: "\n"))
        _ = try await book.open(batch: batch, name: name, by: signed)
        for start in stride(from: 0, to: drafts.count, by: 500) {
            _ = try await book.write(
                Array(drafts[start..<min(start + 500, drafts.count)]), batch: batch, by: signed)
        }
        let outcome = try await book.submit(batch: batch, by: signed)
        print(
            "\(outcome.done) drafts submitted, \(outcome.refused) at fault; another member of the party releases them.")
        return outcome.refused
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

    private func offered() throws -> OfferedTranslations {
        guard let bytes = try PhrasesImportCommand.bytes(of: file) else {
            throw ValidationError("The file \(file) cannot be read. Check its name and who may read it.")
        }
        if file.hasSuffix(".csv") || file.hasSuffix(".xlsx") {
            return try OfferedTranslations(
                sheet: bytes, into: try named(), Phrasebook.read(try phrases.sheets()).book)
        }
        if file.hasSuffix(".tmx") {
            let (source, language) = (try TranslationOptions.language(from), try named())
            let (tmx, diagnostics) = TMX.read(file: file, bytes: bytes)
            for diagnostic in diagnostics { print(diagnostic) }
            guard let tmx else { throw ExitCode(1) }
            return OfferedTranslations(
                tmx.offers(from: source, to: language), into: language, faults: diagnostics.count)
        }
        let (xliff, diagnostics) = XLIFF.read(file: file, bytes: bytes)
        for diagnostic in diagnostics { print(diagnostic) }
        guard let xliff else { throw ExitCode(1) }
        guard let language = Language(tag: xliff.target) else {
            throw ValidationError(
                "The file \(file) translates into “\(xliff.target.prefix(20))”, which is none of ours.")
        }
        return OfferedTranslations(xliff.translationOffers, into: language, faults: diagnostics.count)
    }

    /// The language that is named, where the file does not say its own.
    private func named() throws -> Language {
        guard let target else { throw ValidationError("Say with --into which language is to be taken.") }
        return try TranslationOptions.language(target)
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
        case .tooLong: "The translation is longer than its field takes. Shorten it."
        }
    }
}
