import ArgumentParser
import Foundation
import Journal
import Languages
import Measures
import Members
import Register
import Settings

/// The command `littoral member list`.
struct MemberListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the members with party, roles and when each was last here.")
    @Option(help: "Only those of this party.")
    var party: String?
    @Flag(help: "Print one JSON document, for programs.")
    var json = false
    @OptionGroup var node: NodeOptions

    func run() async throws {
        let book = try node.members()
        let members = try await book.members(of: party)
        if json {
            print(String(decoding: JSON.array(members.map(Self.json)).canonical, as: UTF8.self))
        } else {
            for member in members { print(Self.line(member)) }
            print(members.isEmpty ? "There are no members." : "Members: \(members.count).")
        }
        try book.close()
    }

    private static func line(_ member: Member) -> String {
        let roles = member.roles.sorted().map(\.rawValue).joined(separator: " ")
        let seen = member.seen.map { "last here \(Instant(clamping: $0).text)" } ?? "not here at present"
        return [
            member.id, member.state.rawValue, member.party ?? "-", roles, member.language.tag, member.mail, member.name,
            seen,
        ].joined(separator: "  ")
    }

    private static func json(_ member: Member) -> JSON {
        [
            "id": .string(member.id), "language": .string(member.language.tag), "mail": .string(member.mail),
            "name": .string(member.name), "party": member.party.map { .string($0) } ?? .null,
            "roles": .array(member.roles.sorted().map { .string($0.rawValue) }),
            "secondFactor": .bool(member.hasSecondFactor),
            "seen": member.seen.map { .string(Instant(clamping: $0).text) } ?? .null,
            "state": .string(member.state.rawValue),
        ]
    }
}

/// The command `littoral member role`.
struct MemberRoleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "role", abstract: "Give a member other roles, or move it to another party.",
        discussion: "The member's sessions end and have to be begun again.")
    @Argument(help: "The id or mail address of the member.")
    var member: String
    @OptionGroup var options: MemberOptions
    @OptionGroup var node: NodeOptions

    func run() async throws {
        let roles = try options.roles
        guard !roles.isEmpty || options.party != nil else {
            throw ValidationError("Say with --role what the member may do from now on, or with --party for whom.")
        }
        let book = try node.members()
        let found = try await book.require(member)
        if let party = options.party {
            let party = try await MemberOptions.party(party, in: try node.openExisting())
            try await book.move(found.id, to: party.id, country: party.country)
        }
        if !roles.isEmpty { try await book.give(roles, to: found.id) }
        print("\(found.id) is changed.")
        try book.close()
    }
}

/// The command `littoral member disable`.
struct MemberDisableCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "disable", abstract: "Keep a member from signing in; sessions and tokens end at once.")
    @Argument(help: "The id or mail address of the member.")
    var member: String
    @OptionGroup var node: NodeOptions

    func run() async throws {
        let book = try node.members()
        let found = try await book.require(member)
        try await book.disable(found.id)
        print("\(found.id) is disabled.")
        try book.close()
    }
}

/// The command `littoral member enable`.
struct MemberEnableCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "enable", abstract: "Let a disabled member sign in again.")
    @Argument(help: "The id or mail address of the member.")
    var member: String
    @OptionGroup var node: NodeOptions

    func run() async throws {
        let book = try node.members()
        let found = try await book.require(member)
        try await book.enable(found.id)
        print("\(found.id) may sign in.")
        try book.close()
    }
}

/// The command `littoral member erase`.
struct MemberEraseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "erase", abstract: "Take everything of a person away; what stays is an opaque id in entries.",
        discussion: """
            Name, mail address, password, codes, sessions, tokens and unreleased drafts go. A list of erased ids is kept \
            beside the data and with the backups, so that a restored backup brings nobody back.
            """)
    @Argument(help: "The id or mail address of the member.")
    var member: String
    @Flag(help: "Do not ask once more.")
    var yes = false
    @OptionGroup var node: NodeOptions

    func run() async throws {
        var book = try node.members()
        // An id is taken as it is: an erasure that was interrupted is done again for somebody who is hardly there.
        let id = Member.isID(member) ? member : try await book.require(member).id
        if !yes {
            print("Everything of \(member) goes and cannot be brought back. Type “erase” to go on: ", terminator: "")
            guard readLine() == "erase" else {
                print("Nothing was changed.")
                throw ExitCode(1)
            }
        }
        book.lists = NodeOptions.erasureLists(try node.folder, try node.settings())
        book.others = try NodeOptions.erasers(try node.folder, try node.openExisting())
        try await book.erase(id)
        print("\(id) is erased.")
        try book.close()
    }
}
