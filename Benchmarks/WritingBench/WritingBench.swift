import Foundation
import Journal
import Languages
import Measures
import Members
import Register
import Storage

/// Makes a node with members for the bench of writing: loads a pack, lets in members of one party, and prints a line
/// of JSON with the party, the places of figures, and a token of each member.
@main struct WritingBench {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 4, let count = Int(arguments[3]), (2...200).contains(count) else {
            print("Usage: WritingBench DATA-FOLDER REGION-FOLDER MEMBERS")
            exit(64)
        }
        let node = NodeFolder(URL(fileURLWithPath: arguments[1]))
        let pack = RegionPack(PackFiles(directory: URL(fileURLWithPath: arguments[2])))
        let journal = try node.open(projections: Register.projections)
        _ = try await PackLoading(journal: journal, member: "loader").load(pack)
        guard let party = pack.parties.first(where: { $0.type == .office && $0.speaksFor != nil }) else { exit(65) }
        let places = pack.things.flatMap { thing in
            pack.properties.filter {
                $0.type == .quantity && !$0.needsDatum && ($0.kinds.isEmpty || $0.kinds.contains(thing.kind))
            }.map { ["property": JSON.string($0.id), "thing": JSON.string(thing.id)] as JSON }
        }
        // A password costs what it must; here nobody signs in by one.
        let members = try MemberBook(of: node, cost: .init(memory: 8_192, passes: 1, lanes: 1))
        var tokens: [String] = []
        for number in 0..<count {
            let invitation = Invitation(
                name: "Member \(number)", mail: "member\(number)@bench.example", language: .en, party: party.id,
                country: party.country, roles: [.editor, .approver])
            let (member, link) = try await members.invite(invitation)
            _ = try await members.accept(
                link.secret.text,
                Acceptance(name: "Member \(number)", language: .en, password: "walnut ferry lantern \(number) quay"),
                agent: "bench")
            tokens.append(
                try await members.makeToken(
                    for: member.id, label: "bench", scopes: [.read, .write, .release], days: 2
                ).text)
        }
        let line: JSON = [
            "party": .string(party.id), "places": .array(Array(places.prefix(2_000))),
            "tokens": .array(tokens.map(JSON.string)),
        ]
        print(line.canonicalText)
        try members.close()
        try journal.store.checkpoint()
        try journal.store.close()
    }
}
