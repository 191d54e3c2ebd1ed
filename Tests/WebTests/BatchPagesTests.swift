import Drafts
import HTTPTypes
import Languages
import Members
import Register
import Runs
import Synchronization
import Testing

@testable import Web

/// A whole batch is submitted, approved and returned through its pages, at once or in the background.
@Suite struct BatchPagesTests {
    private struct Desk: Sendable {
        let web: WebTestSite
        let book: DraftBook
        let batches: BatchDesk
        let ann: Signed
        let bob: Signed
        let thing: String

        /// `chunk` drafts are taken at a time, eight times before a page answers.
        init(rows: Int, wrong: Set<Int> = [], chunk: Int) async throws {
            let journal = try WebScratch.journal()
            let pack = RegionPack(PackFiles(directory: WebTestSite.repository.appending(path: "Regions/caspian")))
            _ = try await PackLoading(journal: journal, member: "loader").load(pack)
            let office = try #require(pack.parties.first { $0.type == .office && $0.speaksFor != nil })
            let ann = DraftPagesTests.member("m-ann", office.id, [.editor], country: office.country)
            let bob = DraftPagesTests.member("m-bob", office.id, [.approver], country: office.country)
            let book = try DraftBook(
                journal: journal, register: Register(reader: journal.reader),
                makers: [ClaimMaker(units: try WebTestSite(journal).site.units)])
            let batches = BatchDesk(
                BatchRunning(book, chunk: chunk) { id in [ann, bob].first { $0.member == id } })
            web = try WebTestSite(journal, pack) { site in
                site.takesMembers = true
                site.drafts = book
                site.batchDesk = batches
            }
            (self.ann, self.bob, self.book, self.batches) = (ann, bob, book, batches)
            thing = try #require(office.speaksFor)
            _ = try await book.open(batch: "batch-of-it", name: "<i>.xlsx", by: ann)
            let drafts = (0..<rows).map { [thing] row in
                NewDraft(
                    id: "row-000\(row)", kind: "claim",
                    fields: [
                        "thing": thing, "property": "population",
                        "amount": wrong.contains(row) ? "<b>five" : "\(row + 1)",
                        "asOf": "\(1900 + row)",
                    ])
            }
            _ = try await book.write(drafts, batch: "batch-of-it", by: ann)
        }

        func post(_ path: String, _ form: String = "", as signed: Signed) async throws -> Answer {
            try await web.ask(
                path, method: .post, headers: [.contentType: "application/x-www-form-urlencoded"],
                body: "\(FormKit.secretName)=\(DraftPagesTests.secret)&\(form)", as: signed)
        }
    }

    @Test func aSmallBatchIsDoneAtOnce() async throws {
        let desk = try await Desk(rows: 3, chunk: 100)
        let sent = try await desk.post("/en/batches/batch-of-it/submit", as: desk.ann)
        #expect(sent.status == 303 && sent.header("Location") == "/en/batches/batch-of-it")
        let page = try await desk.web.ask("/en/batches/batch-of-it", as: desk.ann)
        #expect(page.text.contains("3 drafts went on."))
        #expect(!page.text.contains("<i>.xlsx"))
        // A reason has to be given, and is asked for beside its field.
        let bare = try await desk.post("/en/batches/batch-of-it/return", as: desk.bob)
        #expect(bare.text.contains("#field-reason"))
        let approved = try await desk.post("/en/batches/batch-of-it/approve", as: desk.bob)
        #expect(approved.status == 303)
        #expect(try await desk.book.batch("batch-of-it", for: desk.ann)?.counts == [.released: 3])
    }

    @Test(arguments: [Language.en, .fa, .kk])
    func aLargeBatchGoesOnBehindThePage(language: Language) async throws {
        let desk = try await Desk(rows: 9, wrong: [1, 8], chunk: 1)
        let base = "/\(language.tag)/batches/batch-of-it"
        let reader = DraftPagesTests.member("m-rea", desk.ann.party, [.reader], country: desk.ann.country)
        #expect(try await desk.post("\(base)/submit", as: reader).status == 403)
        let sent = try await desk.post("\(base)/submit", as: desk.ann)
        let address = try #require(sent.header("Location"))
        #expect(address.hasPrefix("\(base)/runs/run-"))
        // It may have come further by now, and is never behind what was done before the page answered.
        let going = try await desk.web.ask(address, as: desk.ann)
        #expect(going.status == 200)
        await desk.batches.worker.work()
        while try await desk.book.runs(onBatch: "batch-of-it", for: desk.ann).first?.state == .going {
            await Task.yield()
        }
        let over = try await desk.web.ask(address, as: desk.ann)
        #expect(over.header("Refresh") == nil)
        #expect(over.text.contains("/drafts/row-0001") && over.text.contains("/drafts/row-0008"))
        #expect(!over.text.contains("<b>five"))
        _ = try over.page()
        let more = try await desk.web.ask(address + "?after=x", as: desk.ann)
        #expect(more.status == 200)
        #expect(try await desk.web.ask(base, as: desk.ann).text.contains(address))
        #expect(try await desk.book.batch("batch-of-it", for: desk.ann)?.counts == [.submitted: 7, .draft: 2])
        let stopped = try await desk.post("\(address)/stop", as: desk.ann)
        #expect(stopped.status == 303)
        #expect(try await desk.web.ask("\(base)/runs/run-none", as: desk.ann).status == 404)
        #expect(try await desk.post("\(base)/burn", as: desk.ann).status == 404)
    }
}
