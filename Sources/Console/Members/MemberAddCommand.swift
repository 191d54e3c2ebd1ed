import ArgumentParser
import Foundation
import Journal
import Languages
import Measures
import Members
import Register
import Settings

/// The command `littoral member add`.
struct MemberAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Invite somebody; prints a link that is good once and for seven days.",
        discussion: "Give the link to nobody else: whoever opens it first chooses the password.")
    @Option(help: "The name of the person.")
    var name: String
    @Option(help: "The mail address with which the person will sign in.")
    var mail: String
    @OptionGroup var member: MemberOptions
    @Option(help: "The language of the person: en, fa, ru, az, kk or tk.")
    var language = "en"
    @Flag(help: "Print one JSON document, for programs.")
    var json = false
    @OptionGroup var node: NodeOptions

    func run() async throws {
        guard let language = Language(tag: language) else {
            throw ValidationError(
                "“\(self.language.prefix(20))” is no language of the house. Use en, fa, ru, az, kk or tk.")
        }
        let roles = try member.roles
        guard !roles.isEmpty else {
            throw ValidationError("Say with --role what the member may do, e.g. --role editor.")
        }
        guard let party = member.party else { throw ValidationError("Say with --party for whom the member works.") }
        let journal = try node.openExisting()
        let found = try await MemberOptions.party(party, in: journal)
        let book = try node.members()
        let invited = try await book.invite(
            Invitation(
                name: name, mail: mail, language: language, party: found.id, country: found.country, roles: roles))
        try MemberLink(member: invited.member, link: invited.link, isJSON: json).show(try node.settings())
        try book.close()
    }
}

/// The command `littoral member reset`.
struct MemberResetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset",
        abstract: "Let a member choose a new password; prints a link that is good once, for a day.",
        discussion: "The password, the second factor, all sessions and all tokens end at once.")
    @Argument(help: "The id or mail address of the member.")
    var member: String
    @Flag(help: "Print one JSON document, for programs.")
    var json = false
    @OptionGroup var node: NodeOptions

    func run() async throws {
        let book = try node.members()
        let found = try await book.require(member)
        let link = try await book.reset(found.id)
        try MemberLink(member: found, link: link, isJSON: json).show(try node.settings())
        try book.close()
    }
}

/// A link as it is printed for whoever passes it on.
struct MemberLink {
    let member: Member
    let link: OneTimeLink
    let isJSON: Bool

    func show(_ settings: Settings) throws {
        let address = JoinAddress.of(link, in: member.language, at: JoinAddress.base(settings))
        let until = Instant(clamping: link.until).text
        guard isJSON else {
            print("\(member.id)  \(member.mail)\nGood once, until \(until):\n\(address)")
            return
        }
        let document: JSON = ["id": .string(member.id), "link": .string(address), "until": .string(until)]
        print(String(decoding: document.canonical, as: UTF8.self))
    }
}

extension MemberBook {
    /// A member by id or mail address; throws `notFound`.
    func require(_ name: String) async throws -> Member {
        let key = MailAddress.key(name)
        guard let found = try await members().first(where: { $0.id == name || MailAddress.key($0.mail) == key }) else {
            throw MemberFault(.notFound)
        }
        return found
    }
}
