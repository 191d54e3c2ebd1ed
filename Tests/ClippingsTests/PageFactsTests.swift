import Clippings
import Languages
import Measures
import Testing

/// What is not read, with a sentence that says why.
@Suite struct RefusalTests {
    private func refusal(_ clipping: Clipping) throws -> ClippingError.Code? {
        let reader = ClippingReader(names: NameList([]), today: try #require(Day(parsing: "2025-11-20")))
        do throws(ClippingError) {
            _ = try reader.read(clipping)
            return nil
        } catch {
            #expect(!error.message.isEmpty)
            return error.code
        }
    }

    @Test func nothingAndTooMuchAreRefused() throws {
        #expect(try refusal(Clipping("")) == .empty)
        #expect(try refusal(Clipping("12 — 34 … \n")) == .empty)
        #expect(try refusal(Clipping([UInt8](repeating: 0x61, count: Clipping.maximumBytes + 1))) == .tooLong)
        #expect(try refusal(Clipping((0..<2000).map { UInt8(truncatingIfNeeded: 0x80 + $0 * 7 % 128) })) == .unreadable)
    }

    @Test func aTaskThatIsNoMoreIsNotAnswered() async throws {
        let task = Task { try refusal(Clipping("A text")) }
        task.cancel()
        // Either it was done before, or it is broken off; it never fails otherwise.
        #expect([nil, .cancelled].contains(try await task.value))
        let late = Task {
            while !Task.isCancelled { await Task.yield() }
            return try refusal(Clipping("A text"))
        }
        late.cancel()
        #expect(try await late.value == .cancelled)
    }
}

/// What a page says of itself.
@Suite struct PageFactsTests {
    private func read(_ head: String, _ body: String = "<p>The ferry was late again.</p><p>It came at noon.</p>") throws
        -> ReadClipping
    {
        let reader = ClippingReader(names: NameList([]), today: try #require(Day(parsing: "2025-11-20")))
        return try reader.read(Clipping("<html lang=\"en-GB\"><head>\(head)</head><body>\(body)</body></html>"))
    }

    @Test func theTitleStandsWithoutTheNameOfThePage() throws {
        #expect(try read("<title>The ferry was late | Sample Wire</title>").title == "The ferry was late")
        #expect(try read("<title>A - B</title>").title == "A - B")
        let named = "<title>The ferry was late - Sample Wire</title><meta property=og:site_name content='Sample Wire'>"
        #expect(try read(named).title == "The ferry was late")
        #expect(
            try read("<title>x</title>", "<h1>The heading &amp; all</h1><p>Text of it.</p>").title
                == "The heading & all")
    }

    @Test func dataForMachinesTellsDateAndPublisher() throws {
        let data = """
            <script type="application/ld+json">{"@type":"NewsArticle","headline":"The ferry","datePublished" : "2025-03-01T08:00",
            "publisher":{"@type":"Organization","name":"Sample Wire"}}</script>
            """
        let page = try read(data).page
        #expect(page.published?.text == "2025-03-01")
        #expect(page.publisher == "Sample Wire")
        #expect(page.title == "The ferry")
        #expect(page.language == .en)
    }

    @Test(arguments: [
        "<meta property=\"article:published_time\" content=\"2025-03-01T08:00:00Z\">",
        "<meta itemprop=datePublished content=2025-03-01>", "<META NAME='DC.date.issued' CONTENT='2025-03-01'>",
    ])
    func theDateOfPublicationIsRead(head: String) throws {
        #expect(try read(head).published?.text == "2025-03-01")
    }

    @Test func theAddressIsOneOfTheWebOnly() throws {
        #expect(
            try read("<link rel=canonical href=https://wire.example/a?b=1>").page.address
                == "https://wire.example/a?b=1")
        #expect(try read("<link rel=canonical href=file:///etc/passwd>").page.address == nil)
    }

    @Test func tablesListsAndQuotationsKeepTheirKind() throws {
        let body = """
            <h2>Heading</h2><ul><li>One thing</li><li>Another thing</li></ul><blockquote>Said by her</blockquote>
            <table><tr><td>Port</td><td>7</td></tr></table><figure><figcaption>A ship</figcaption></figure>
            """
        let blocks = try read("<title>Title of the page</title>", "<h1>T</h1>" + body).blocks
        #expect(blocks.map(\.kind) == [.title, .heading, .item, .item, .quotation, .row, .caption])
        #expect(blocks.last?.text == "A ship")
        #expect(blocks[5].text == "Port | 7")
    }
}
