package import ArgumentParser
import Clippings
import Drafts
import Foundation
import Journal
import Languages
import Measures
import Members
import Newsroom
import Register
import Storage

/// The command `littoral story`.
package struct StoryCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "story", abstract: "Work on stories.", subcommands: [StoryImportCommand.self])

    package init() {}
}

/// The command `littoral story import`.
struct StoryImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Read a news text, say what is changed and found in it, and make a draft of it.",
        discussion: """
            Reads a text or a page saved from a browser. Says every change with its rule, the speakers, statements, names, \
            sectors, dates, figures and films that were found, and the text of the draft. With --as a draft is made for \
            that member's party, beside the untouched original; another member releases it. Nothing is published by itself.
            """)

    @Argument(help: "The file.")
    var file: String
    @Option(name: .shortAndLong, help: "The language of the text: en, fa, ru, az, kk or tk; else it is found out.")
    var language: String?
    @Option(name: .customLong("as"), help: "Make a draft in the name of this member, by id or mail address.")
    var member: String?
    @Option(help: "A change to take back, by its id; may stand more than once.")
    var takeBack: [String] = []
    @Flag(help: "Report as one JSON document, for programs.")
    var json = false
    @OptionGroup var node: NodeOptions

    func validate() throws {
        if let language, Language(rawValue: language) == nil {
            throw ValidationError(
                "“\(language)” is not a language here. Use one of "
                    + Language.allCases.map(\.tag).joined(separator: ", ") + ".")
        }
    }

    func run() async throws {
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
        let today = Instant(clamping: NodeFolder.wallClock()).day()
        // Without a node there are no names to find, and the rest is read all the same.
        let journal = try node.folder.exists || member != nil ? try node.openExisting() : nil
        var names: [ClippingName] = []
        if let journal {
            let register = Register(reader: journal.reader)
            names = try await register.read(for: .everyone(.en), today: today) { try $0.clippingNames() }
        }
        var choice = TakingChoice()
        choice.refused = Set(takeBack)
        let taking: StoryTaking
        do {
            let reader = ClippingReader(names: NameList(names), today: today)
            let clipping = Clipping(bytes, language: language.flatMap(Language.init(rawValue:)))
            taking = StoryTaking(try reader.read(clipping, takingBack: choice.refused), choice)
        } catch {
            throw ValidationError("\(file): \(error.message)")
        }
        var draft: String?
        if let journal, let member { draft = try await makeDraft(taking, bytes, member, journal) }
        let report = StoryTakingReport(taking: taking, original: Digest(hashing: bytes).hex, draft: draft)
        print(json ? report.json.canonicalText : report.text)
        try journal?.store.close()
    }

    private func makeDraft(
        _ taking: StoryTaking, _ bytes: [UInt8], _ name: String, _ journal: Journal
    ) async throws -> String {
        let members = try MemberBook(of: try node.folder)
        defer { try? members.close() }
        let known = try await members.members().first { $0.id == name || $0.mail.lowercased() == name.lowercased() }
        guard let known, let party = known.party, known.state == .active else {
            throw ValidationError(
                "There is no member “\(name.prefix(80))” who can sign in. littoral member list names them.")
        }
        let signed = Signed(
            member: known.id, party: party, country: known.country, roles: known.roles,
            way: .token(id: "console", scopes: [.read, .write]))
        let book = try DraftBook(
            journal: journal, register: Register(reader: journal.reader), makers: [StoryMaker()])
        let digest = try await OriginalBook(journal: journal).keep(bytes, by: signed)
        var random = SystemRandomNumberGenerator()
        let id = "story-" + String(random.next(), radix: 36) + String(random.next(), radix: 36).prefix(6)
        var fields = taking.fields(original: digest)
        fields["language"] = known.language.tag
        do {
            return try await book.write(id, kind: "story", fields: fields, seen: nil, by: signed).id
        } catch DraftError.forbidden {
            throw ValidationError(
                "\(name) may not write for \(party). littoral member role gives the role editor.")
        }
    }
}
