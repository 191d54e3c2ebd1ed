import Files
import Foundation
import HTTPTypes
import Journal
import Languages
import Members
import Measures
import Register
import Testing

@testable import Web

/// Files are handed out by what rests on them, letters and joined things by their pages.
@Suite struct FilePagesTests {
    private static func member(_ party: String, _ roles: Set<Role> = [.editor]) -> Signed {
        Signed(
            member: "m-\(party)", party: party, country: "land", roles: roles,
            way: .session(id: "s", formSecret: "secret-secret"))
    }

    private static let paper = Array(
        """
        %PDF-1.4
        1 0 obj
        << /Type /Catalog >>
        endobj
        trailer << /Root 1 0 R >>
        startxref
        0
        %%EOF

        """.utf8)

    private func site() async throws -> (site: WebTestSite, files: FileBook) {
        let journal = try WebScratch.journal()
        let shelf = FileShelf(WebScratch.folder())
        let files = try FileBook(journal: journal, shelf: shelf, citings: [])
        _ = try await journal.append([
            Thing(id: "port", kind: "port", name: Text([.en: "Port"])).entry(party: "north", member: "m"),
            Party(id: "north", type: .office, name: Text([.en: "North"]), country: nil, speaksFor: "port", web: nil)
                .entry(party: "north", member: "m"),
        ])
        return (try WebTestSite(journal, files: files), files)
    }

    private func keep(_ files: FileBook, _ bytes: [UInt8], _ name: String) async throws -> KeptFile {
        let intake = try files.shelf.intake()
        try intake.write(Data(bytes))
        return try await files.keep(intake, named: name, party: "north", member: "m", at: 0)
    }

    private func letter(_ scan: String, _ visibility: Visibility) -> EntryBody {
        Letter(
            id: "l1", number: "12/b", date: "sh:1404-08-27", sender: "north", addressee: nil,
            subjectMatter: Text([.en: "The quay"]), scan: scan, visibility: visibility
        ).entry(party: "north", member: "m")
    }

    @Test func aFileIsReadByItsPartyAndByThoseWhoMayReadWhatRestsOnIt() async throws {
        let (site, files) = try await site()
        let file = try await keep(files, Self.paper, "نامه.pdf")
        let path = "/files/\(file.digest)"
        func status(_ signed: Signed?) async throws -> Int { try await site.ask(path, as: signed).status }
        #expect(try await status(nil) == 404)
        #expect(try await status(Self.member("south")) == 404)
        #expect(try await status(Self.member("north")) == 200)
        _ = try await site.journal.append([letter(file.digest, .members)])
        #expect(try await status(nil) == 404)
        #expect(try await status(Self.member("south")) == 200)
        _ = try await site.journal.append([letter(file.digest, .everyone)])
        #expect(try await status(nil) == 200)
        let nobody = String(repeating: "0", count: 64)
        for other in [nobody, "x", "..%2Fjournal.sqlite", file.digest.uppercased()] {
            #expect(try await site.ask("/files/\(other)", as: Self.member("north")).status == 404, "\(other)")
        }
    }

    @Test func aFileComesWithItsOwnRules() async throws {
        let (site, files) = try await site()
        let file = try await keep(files, Self.paper, "نامه \"12\".pdf")
        let answer = try await site.ask("/files/\(file.digest)", as: Self.member("north"))
        #expect(answer.body == Self.paper)
        #expect(answer.header("Content-Type") == "application/pdf")
        #expect(answer.header("X-Content-Type-Options") == "nosniff")
        #expect(answer.header("Cache-Control") == "private, no-store")
        let policy = try #require(answer.header("Content-Security-Policy"))
        // No script, no frame, no connection, no form: only the viewer's own page around the paper.
        let allowed = Set(
            policy.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) })
        #expect(
            allowed == [
                "default-src 'none'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
                "object-src 'self'", "style-src 'unsafe-inline'", "require-trusted-types-for 'script'",
            ])
        #expect(answer.header("Referrer-Policy") == "no-referrer")
        #expect(answer.header("X-Permitted-Cross-Domain-Policies") == "none")
        #expect(answer.header("Cross-Origin-Resource-Policy") == "same-origin")
        #expect(answer.header("Cross-Origin-Opener-Policy") == "same-origin")
        #expect(answer.header("Permissions-Policy")?.contains("camera=()") == true)
        let disposition = try #require(answer.header("Content-Disposition"))
        #expect(disposition.hasPrefix("inline; filename=\"file.pdf\"; filename*=UTF-8''%D9%86"))
        let text = try await keep(files, Array("a,b\n".utf8), "t.csv")
        let table = try await site.ask("/files/\(text.digest)", as: Self.member("north"))
        #expect(table.header("Content-Disposition")?.hasPrefix("attachment; filename=\"t.csv\"") == true)
        #expect(table.header("Content-Security-Policy")?.contains("sandbox") == true)
    }

    @Test func aLetterHasAPage() async throws {
        let (site, files) = try await site()
        let file = try await keep(files, Self.paper, "a.pdf")
        _ = try await site.journal.append([letter(file.digest, .members)])
        #expect(try await site.ask("/en/letters/l1").status == 404)
        let page = try await site.ask("/en/letters/l1", as: Self.member("south"))
        #expect(page.status == 200)
        #expect(page.text.contains("/files/\(file.digest)") && page.text.contains("12/b"))
        #expect(!page.text.contains("/en/letters/l1/change"))
        #expect(try await site.ask("/en/letters/l1", as: Self.member("north")).text.contains("/en/letters/l1/change"))
    }

    @Test(arguments: ["", "/history"]) func theAddressOfAJoinedThingLeadsToTheOneThatStays(step: String) async throws {
        let (site, _) = try await site()
        _ = try await site.journal.append([
            Thing(id: "harbour", kind: "port", name: Text([.en: "Harbour"])).entry(party: "north", member: "m"),
            Join(thing: "harbour", into: "port", party: "north", reason: Text([.en: "One quay"])).entry(member: "m"),
        ])
        let moved = try await site.ask("/en/things/harbour\(step)")
        #expect(moved.status == 301)
        #expect(moved.header("Location") == "/en/things/port\(step)")
        #expect(moved.header("Cache-Control") == "no-cache")
        let page = try await site.ask("/en/things/port")
        #expect(page.text.contains("Harbour") && page.text.contains("One quay"))
        #expect(try await site.ask("/en/search?q=Harbour").text.contains("/en/things/port"))
        let history = try await site.ask("/en/things/port/history")
        #expect(history.text.contains(site.say("entry.thing-joined", .en)))
    }

    @Test func anOfficeTellsWhomToCall() async throws {
        let caspian = try await WebTestSite.caspian()
        let page = try await caspian.ask("/en/parties/office-ir-01")
        #expect(page.text.contains(caspian.say("office.no-contacts", .en)))
        #expect(page.text.contains("Akim of the region"))
        #expect(!page.text.contains("/en/parties/office-ir-02\""))
        let (site, _) = try await site()
        var office = Office()
        office.contacts = [
            .init(kind: .phone, value: "+98 13 3333 4444"), .init(kind: .mail, value: "desk@north.example"),
            .init(kind: .web, value: "https://north.example/"),
        ]
        office.hours = [
            Office.Hours(days: [.saturday, .sunday, .monday, .tuesday], from: 480, to: 960)
        ].compactMap(\.self)
        _ = try await site.journal.append([
            Party(
                id: "north", type: .office, name: Text([.en: "North"]), country: nil, speaksFor: "port", web: nil,
                office: office
            ).entry(party: "north", member: "m"),
            Thing(id: "port", kind: "port", name: Text([.en: "Port"]), zone: "Asia/Tehran")
                .entry(party: "north", member: "m"),
        ])
        let told = try await site.ask("/en/parties/north")
        for text in [
            "tel:+981333334444", "mailto:desk@north.example", site.say("office.open", .en), "Saturday – Tuesday",
        ] {
            #expect(told.text.contains(text), "\(text)")
        }
        #expect(!told.text.contains("/en/office\""))
        #expect(try await site.ask("/en/parties/north", as: Self.member("north")).text.contains("/en/office\""))
    }
}
