import Foundation
import HTTPTypes
import Hummingbird
import Journal
import Languages
import Measures
import Members
import Register
import Runs
import Sheets
import Testing

@testable import Web

/// A spreadsheet sent through the pages, from the file to its drafts, without a script.
@Suite struct SheetPagesTests {
    private struct Nothing: SheetAccepting {
        func accept(_ drafts: [SheetDraft], batch: String, name: String, by signed: Signed) async throws {}
    }

    private struct Node: Sendable {
        let site: Site
        let desk: SheetDesk
        let answerer: any HTTPResponder<AskedContext>

        init() async throws {
            let journal = try WebScratch.journal()
            let pack = RegionPack(PackFiles(directory: WebTestSite.repository.appending(path: "Regions/caspian")))
            _ = try await PackLoading(journal: journal, member: "loader").load(pack)
            var site = try WebTestSite(journal, pack).site
            let book = try SheetBook(
                journal: journal, register: Register(reader: journal.reader),
                folder: FileManager.default.temporaryDirectory.appending(path: "littoral-\(UUID().uuidString)"),
                phrases: site.book, units: site.units)
            desk = SheetDesk(
                book: book,
                runner: SheetRunner(
                    book, accepting: Nothing(), listing: { _, _ in nil },
                    today: { Instant(clamping: WebTestSite.morning).day() }))
            site.sheetDesk = desk
            self.site = site
            answerer = site.router(context: AskedContext.self).buildResponder()
        }

        func ask(
            _ path: String, form: [UInt8]? = nil, type: String = "application/x-www-form-urlencoded",
            as signed: Signed? = SheetPagesTests.editor
        ) async throws -> Answer {
            var headers: HTTPFields = [:]
            if form != nil { headers[.contentType] = type }
            let head = HTTPRequest(
                method: form == nil ? .get : .post, scheme: "http", authority: "littoral.example", path: path,
                headerFields: headers)
            let request = Request(head: head, body: RequestBody(buffer: ByteBuffer(bytes: form ?? [])))
            let response = try await answerer.respond(to: request, context: AskedContext(signed: signed))
            let collector = BodyCollector()
            try await response.body.write(collector)
            return Answer(path: path, status: response.status.code, headers: response.headers, body: collector.bytes)
        }

        func send(_ text: String, name: String = "ports.csv", language: String = "en") async throws -> Answer {
            let boundary = "----b"
            let body =
                "--\(boundary)\r\nContent-Disposition: form-data; name=\"form-secret\"\r\n\r\nx\r\n"
                + "--\(boundary)\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\n"
                + "Content-Type: text/csv\r\n\r\n\(text)\r\n--\(boundary)--\r\n"
            return try await ask(
                "/\(language)/sheets", form: Array(body.utf8), type: "multipart/form-data; boundary=\(boundary)")
        }
    }

    static let editor = Signed(
        member: "m", party: "office-ir-01", country: "ir", roles: [.editor], way: .session(id: "s", formSecret: "x"))

    @Test(arguments: [Language.en, .fa, .kk])
    func aSheetGoesFromFileToDrafts(language: Language) async throws {
        let node = try await Node()
        let tag = language.tag
        let first = try await node.ask("/\(tag)/sheets")
        #expect(first.status == 200)
        #expect(first.text.contains("enctype=\"multipart/form-data\"") || first.text.contains("enctype=multipart"))
        #expect(first.header("Cache-Control")?.contains("no-store") == true)

        let sent = try await node.send(
            "name;property;value;as of\nport-anzali;throughput;7;2031\nport-anzali;throughput;x;2032\n\"<b>&\";throughput;1;2033\n",
            name: "<i>.csv", language: tag)
        #expect(sent.status == 303)
        let address = try #require(sent.header("Location"))
        await node.desk.runner.work()
        let checked = try await node.ask(address)
        #expect(checked.status == 200)
        #expect(checked.header("Refresh") == nil)
        #expect(!checked.text.contains("<i>.csv") && !checked.text.contains("<b>&"))
        #expect(checked.text.contains("C3") && checked.text.contains("A4"))
        _ = try checked.page()
        let only = try await node.ask(address + "?outcome=refused")
        #expect(!only.text.contains(">C2<") && only.text.contains("C3"))

        let accepted = try await node.ask(address + "/accept", form: Array("form-secret=x".utf8))
        #expect(accepted.status == 303)
        await node.desk.runner.work()
        let id = try #require(address.split(separator: "/").last.map(String.init))
        let run = try await node.desk.book.run(id, for: Self.editor)
        #expect((run.state, run.drafted) == (.finished, 1))
        #expect(try await node.ask(address).status == 200)
    }

    @Test func mistakesStandBesideTheFile() async throws {
        let node = try await Node()
        let page = try await node.send("<html><table></table></html>", name: "x.xls")
        #expect(page.status == 200)
        #expect(page.text.contains("href=\"#field-file\"") || page.text.contains("href=#field-file"))
        #expect(page.text.contains(".xlsx"))
        let none = try await node.send("", name: "")
        #expect(none.text.contains(node.site.book.say("sheet.no-file", in: .en)))
    }

    @Test func columnsAreToldByHand() async throws {
        let node = try await Node()
        let address = try #require(try await node.send("Wer;Was\nport-anzali;5\n").header("Location"))
        await node.desk.runner.work()
        let columns = try await node.ask(address + "/columns")
        #expect(columns.status == 200)
        #expect(columns.text.contains("port-anzali"))
        _ = try columns.page()
        let wrong = try await node.ask(
            address + "/columns", form: Array("form-secret=x&role-0=thing&role-1=ignored".utf8))
        #expect(wrong.status == 200 && wrong.text.contains(node.site.book.say("sheet.incomplete", in: .en)))
        let right = try await node.ask(
            address + "/columns",
            form: Array("form-secret=x&role-0=thing&role-1=value&property-1=throughput".utf8))
        #expect(right.status == 303)
        await node.desk.runner.work()
        let id = try #require(address.split(separator: "/").last.map(String.init))
        #expect(try await node.desk.book.run(id, for: Self.editor).counts[.new] == 1)
    }

    @Test func namesAreChosenByAPerson() async throws {
        let node = try await Node()
        let address = try #require(
            try await node.send("name;property;value;as of\nAnzli;throughput;7;2031\n").header("Location"))
        await node.desk.runner.work()
        let page = try await node.ask(address)
        #expect(page.text.contains("port-anzali"))
        let chosen = try await node.ask(
            address + "/names", form: Array("form-secret=x&name-0=Anzli&thing-0=port-anzali".utf8))
        #expect(chosen.status == 303)
        await node.desk.runner.work()
        let id = try #require(address.split(separator: "/").last.map(String.init))
        #expect(try await node.desk.book.run(id, for: Self.editor).counts[.new] == 1)
    }

    @Test func theSheetToFillInIsAWorkbook() async throws {
        let node = try await Node()
        let file = try await node.ask("/fa/kinds/port/sheet")
        #expect(file.status == 200)
        #expect(file.body.starts(with: [0x50, 0x4B, 3, 4]))
        #expect(file.header("Content-Disposition") == "attachment; filename=\"port.xlsx\"")
    }

    @Test func onlyWhoMayWriteGetsIn() async throws {
        let node = try await Node()
        let address = try #require(
            try await node.send("name;property;value;as of\nport-anzali;throughput;7;2031\n").header("Location"))
        func member(_ party: String, _ roles: Set<Role>) -> Signed {
            Signed(member: "o", party: party, country: nil, roles: roles, way: .session(id: "t", formSecret: "x"))
        }
        for path in ["/en/sheets", address, address + "/columns", "/en/kinds/port/sheet"] {
            #expect(try await node.ask(path, as: nil).status == 401, "\(path)")
            #expect(try await node.ask(path, as: member("office-ir-01", [.reader])).status == 403, "\(path)")
        }
        #expect(try await node.ask(address, as: member("office-ir-02", [.editor])).status == 404)
        for act in ["accept", "cancel", "names", "turn", "columns"] {
            let form = Array("form-secret=x".utf8)
            #expect(
                try await node.ask(address + "/\(act)", form: form, as: member("office-ir-02", [.editor])).status == 404
            )
            #expect(try await node.ask(address + "/\(act)", form: form, as: nil).status == 401)
            #expect(try await node.ask(address + "/\(act)", form: Array("form-secret=y".utf8)).status == 403)
        }
    }
}
