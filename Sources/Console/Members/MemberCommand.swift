package import ArgumentParser
import Drafts
import Films
package import Foundation
package import Journal
package import Languages
package import Members
import Measures
import Observations
import Newsroom
import Problems
import Register
package import Settings
import Sheets
import Storage

/// The command `littoral member`.
package struct MemberCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "member", abstract: "Let people in, say what they may do, and take them away again.",
        discussion: """
            All of it works while the node serves, and holds there within a second. A member is named by id or by mail \
            address. Names and addresses lie in members.sqlite and never in the journal.
            """,
        subcommands: [
            MemberAddCommand.self, MemberListCommand.self, MemberRoleCommand.self, MemberDisableCommand.self,
            MemberEnableCommand.self, MemberResetCommand.self, MemberEraseCommand.self,
        ])

    package init() {}
}

/// Roles and party of a member, as options.
struct MemberOptions: ParsableArguments {
    @Option(
        name: .customLong("role"),
        help: "reader, editor, approver, clearer, secretariat or administrator; may stand more than once.")
    var names: [String] = []
    @Option(help: "The party the member works for, as littoral list parties shows it.")
    var party: String?

    var roles: Set<Role> {
        get throws {
            Set(
                try names.map { name in
                    guard let role = Role(rawValue: name) else {
                        throw ValidationError(
                            "“\(name.prefix(40))” is no role. Use one of "
                                + Role.allCases.map(\.rawValue).joined(separator: ", ") + ".")
                    }
                    return role
                })
        }
    }

    /// The party as the register has it.
    static func party(_ id: String, in journal: Journal) async throws -> Party {
        let register = Register(reader: journal.reader, deadlines: journal.store.deadlines)
        let party = try await register.read(for: .everyone(.en), today: Instant.now.day()) { reading in
            reading.vocabulary.parties[id]
        }
        guard let party else {
            throw ValidationError("There is no party “\(id.prefix(80))”. littoral list parties shows them.")
        }
        return party
    }
}

extension NodeOptions {
    /// The members of a node that is there already.
    func members() throws -> MemberBook {
        let folder = try folder
        guard folder.exists else {
            throw ValidationError(
                "There is no node in “\(folder.url.relativePath)”. Name its folder with --data, or run littoral load "
                    + "first.")
        }
        return try MemberBook(of: folder)
    }

    /// What else holds something of a member.
    package static func erasers(_ node: NodeFolder, _ journal: Journal) throws -> [any MemberErasing] {
        let drafts = try DraftErasing(journal)
        return [
            // Before the drafts, by which older originals are known.
            try OriginalBook(journal: journal), drafts, try ReportErasing(journal),
            try SheetErasing(journal, folder: node.sheetsFolder),
            try SeriesImportErasing(journal, folder: node.seriesFolder),
            try NodeFiles.book(journal, node),
            try FilmBook(journal: journal, shelf: FilmShelf(node.filmsFolder)),
        ]
    }

    /// Where lists of who was erased are kept: beside the data, and where the backups stand.
    package static func erasureLists(_ node: NodeFolder, _ settings: Settings) -> [URL] {
        let shelf = settings[.backupFolder].isEmpty ? nil : URL(fileURLWithPath: settings.folder(.backupFolder))
        return [node.url] + [shelf].compactMap(\.self).filter { FileManager.default.fileExists(atPath: $0.path) }
    }
}

/// Where a one-time link leads: the address is for its receiver alone.
package enum JoinAddress {
    /// `base` as in `https://sea.example`.
    package static func of(_ link: OneTimeLink, in language: Language, at base: String) -> String {
        "\(base)/\(language.tag)/join?link=\(link.secret.text)"
    }

    /// The address by which this node is reached, as far as the settings tell.
    package static func base(_ settings: Settings, port: Int? = nil) -> String {
        if let name = settings.list(.hostsAllowed).first { return "https://\(name)" }
        let host = settings[.listenHost].contains(":") ? "[\(settings[.listenHost])]" : settings[.listenHost]
        return
            "\(settings[.tlsCertificate].isEmpty ? "http" : "https")://\(host):\(port ?? settings.number(.listenPort))"
    }
}
