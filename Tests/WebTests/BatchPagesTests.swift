import Drafts
import Foundation
import HTTPTypes
import Journal
import Languages
import Members
import Register
import Runs
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

        init() async throws {
            let journal = try WebScratch.journal()
            let pack = RegionPack(PackFiles(directory: WebTestSite.repository.appending(path: "Regions/caspian")))
            _ = try await PackLoading(journal: journal, member: "loader").load(pack)
            let office = try #require(pack.parties.first { $0.type == .office && $0.speaksFor != nil })
            let ann = DraftPagesTests.member("m-ann", office.id, [.editor], country: office.country)
            let bob = DraftPagesTests.member("m-bob", office.id, [.approver], country: office.country)
            let book = try DraftBook(
                journal: journal, register: Register(reader: journal.reader),
                makers: [ClaimMaker(units: try WebTestSite(journal).site.units)])
            // One draft at a time, so that eight are done before a page answers.
            let batches = BatchDesk(BatchRunning(book, chunk: 1) { id in [ann, bob].first { $0.member == id } })
            web = try WebTestSite(journal, pack) { site in
                site.takesMembers = true
                site.drafts = book
                site.batchDesk = batches
            }
            (self.ann, self.bob, self.book, self.batches) = (ann, bob, book, batches)
            let thing = try #require(office.speaksFor)
            for (name, rows) in [("batch-small", 3), ("batch-large", 10)] {
                _ = try await book.open(batch: name, name: "<i>.xlsx", by: ann)
                let drafts = (0..<rows).map { row in
                    NewDraft(
                        id: "\(name)-\(row)", kind: "claim",
                        fields: [
                            "thing": thing, "property": "population", "asOf": "\(1900 + row)",
                            "amount": rows > 3 && row % 7 == 1 ? "<b>five" : "\(row + 1)",
                        ])
                }
                _ = try await book.write(drafts, batch: name, by: ann)
            }
        }

        func post(_ path: String, _ form: String = "", as signed: Signed) async throws -> Answer {
            try await web.ask(
                path, method: .post, headers: [.contentType: "application/x-www-form-urlencoded"],
                body: "\(FormKit.secretName)=\(DraftPagesTests.secret)&\(form)", as: signed)
        }
    }

    private static let loading = Task { try await Desk() }

    @Test func aSmallBatchIsDoneAtOnce() async throws {
        let desk = try await Self.loading.value
        let sent = try await desk.post("/en/batches/batch-small/submit", as: desk.ann)
        #expect(sent.status == 303 && sent.header("Location") == "/en/batches/batch-small")
        let page = try await desk.web.ask("/en/batches/batch-small", as: desk.ann)
        #expect(page.text.contains("3 drafts went on."))
        #expect(!page.text.contains("<i>.xlsx"))
        // A reason has to be given, and is asked for beside its field.
        let bare = try await desk.post("/en/batches/batch-small/return", as: desk.bob)
        #expect(bare.text.contains("#field-reason"))
        let approved = try await desk.post("/en/batches/batch-small/approve", as: desk.bob)
        #expect(approved.status == 303)
        #expect(try await desk.book.batch("batch-small", for: desk.ann)?.counts == [.released: 3])
    }

    @Test func aLargeBatchGoesOnBehindThePage() async throws {
        let desk = try await Self.loading.value
        let base = "/en/batches/batch-large"
        let reader = DraftPagesTests.member("m-rea", desk.ann.party, [.reader], country: desk.ann.country)
        #expect(try await desk.post("\(base)/submit", as: reader).status == 403)
        let sent = try await desk.post("\(base)/submit", as: desk.ann)
        let address = try #require(sent.header("Location"))
        #expect(address.hasPrefix("\(base)/runs/run-"))
        // It may have come further by now, and is never behind what was done before the page answered.
        #expect(try await desk.web.ask(address, as: desk.ann).status == 200)
        await desk.batches.worker.work()
        while try await desk.book.runs(onBatch: "batch-large", for: desk.ann).first?.state == .going {
            await Task.yield()
        }
        for language in [Language.en, .fa, .kk] {
            let place = address.replacing("/en/", with: "/\(language.tag)/")
            let over = try await desk.web.ask(place, as: desk.ann)
            #expect(over.status == 200 && over.header("Refresh") == nil)
            #expect(over.text.contains("/drafts/batch-large-1") && over.text.contains("/drafts/batch-large-8"))
            #expect(!over.text.contains("<b>five"))
            _ = try over.page()
        }
        #expect(try await desk.web.ask(address + "?after=x", as: desk.ann).status == 200)
        #expect(try await desk.web.ask(base, as: desk.ann).text.contains(address))
        #expect(try await desk.book.batch("batch-large", for: desk.ann)?.counts == [.submitted: 8, .draft: 2])
        #expect(try await desk.post("\(address)/stop", as: desk.ann).status == 303)
        #expect(try await desk.web.ask("\(base)/runs/run-none", as: desk.ann).status == 404)
        #expect(try await desk.post("\(base)/burn", as: desk.ann).status == 404)
    }
}
