import Drafts
import Foundation
import HTTPTypes
import Hummingbird
import Journal
import Languages
import Measures
import Members
import Observations
import Register
import Runs
import Testing

@testable import Web

/// A file of a series that is not known, from the form to its drafts without a script; and a series on another datum.
@Suite struct SeriesPagesTests {
    private static let editor = Signed(
        member: "m", party: "office-ir-01", country: "ir", roles: [.editor], way: .session(id: "s", formSecret: "x"))

    private struct Node: Sendable {
        let site: WebTestSite
        let desk: SeriesDesk

        init() async throws {
            let journal = try WebScratch.journal()
            let pack = RegionPack(PackFiles(directory: WebTestSite.repository.appending(path: "Regions/caspian")))
            _ = try await PackLoading(journal: journal, member: "loader").load(pack)
            let register = Register(reader: journal.reader)
            let units = UnitNames.read(
                try String(
                    contentsOf: WebTestSite.repository.appending(path: "Phrases/units.csv"), encoding: .utf8)
            ).names
            let maker = SeriesMaker(units: units)
            let drafts = try DraftBook(
                journal: journal, register: register, makers: [maker, ObservationsMaker(series: maker)],
                clock: { WebTestSite.morning })
            let book = try SeriesImportBook(
                journal: journal, register: register, folder: WebScratch.folder(), maker: maker,
                clock: { WebTestSite.morning })
            let desk = SeriesDesk(book: book, worker: SeriesImporter(book, drafts: drafts))
            self.desk = desk
            site = try WebTestSite(journal, pack, drafts: drafts) { $0.seriesDesk = desk }
        }

        func send(_ text: String, language: String) async throws -> Answer {
            let boundary = "----b"
            let body =
                "--\(boundary)\r\nContent-Disposition: form-data; name=\"form-secret\"\r\n\r\nx\r\n"
                + "--\(boundary)\r\nContent-Disposition: form-data; name=\"file\"; filename=\"<i>.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\n\(text)\r\n--\(boundary)--\r\n"
            return try await site.ask(
                "/\(language)/observations/import", method: .post,
                headers: [.contentType: "multipart/form-data; boundary=\(boundary)"], body: body,
                as: SeriesPagesTests.editor)
        }

        func post(_ path: String, _ fields: [String: String] = [:]) async throws -> Answer {
            let pairs = fields.merging(["form-secret": "x"]) { $1 }.sorted { $0.key < $1.key }.map { name, value in
                name + "=" + (value.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")
            }
            return try await site.ask(
                path, method: .post, headers: [.contentType: "application/x-www-form-urlencoded"],
                body: pairs.joined(separator: "&"), as: SeriesPagesTests.editor)
        }

        /// Looks again until nothing goes on: whoever looks takes the work up.
        func settled(_ path: String) async throws -> Answer {
            for _ in 0..<2_000 {
                let answer = try await get(path)
                guard answer.header("Refresh") != nil else { return answer }
                await desk.worker.work()
                await Task.yield()
            }
            return try await get(path)
        }

        func get(_ path: String) async throws -> Answer { try await site.ask(path, as: SeriesPagesTests.editor) }
    }

    private static let loading = Task { try await Node() }

    @Test func aFileBeginsASeries() async throws {
        let node = try await Self.loading.value
        for language in ["fa", "kk"] {
            _ = try await node.get("/\(language)/observations/import").page()
            let form = try await node.get("/\(language)/drafts/new?kind=series")
            #expect(form.status == 200)
            _ = try form.page()
            let sent = try await node.send(
                "date,value,series\n2020-01-01,-27.1,<b>&\(language)\n2020-01-02,-27.2,<b>&\(language)\n2020-01-02,9,<b>&\(language)\n",
                language: language)
            #expect(sent.status == 303)
            let address = try #require(sent.header("Location"))
            let checked = try await node.settled(address)
            #expect(checked.status == 200 && checked.header("Refresh") == nil)
            #expect(!checked.text.contains("<b>&") && !checked.text.contains("<i>.csv"))
            _ = try checked.page()
            let asked = try await node.get(address + "/series/0")
            #expect(asked.status == 200)
            _ = try asked.page()

            let fields = [
                "language": language, "thing": "caspian-sea", "property": "sea-level", "unit": "m", "datum": "",
                "resolution": "day", "method": "Made up.", "licence": "CC0", "fileName": "<b>&\(language)",
                "publisher": "office-ir-01", "visibility": "everyone",
            ]
            let wrong = try await node.post(address + "/series/0", fields)
            #expect(wrong.status == 422)
            #expect(wrong.text.contains("#field-datum") && wrong.text.contains("Made up."))
            let right = try await node.post(address + "/series/0", fields.merging(["datum": "bs"]) { $1 })
            #expect(right.status == 303 && right.header("Location") == address)
            let known = try await node.settled(address)
            #expect(!known.text.contains("/series/0#"))
            #expect(try await node.post(address + "/accept").status == 303)
            let finished = try await node.settled(address)
            #expect(finished.text.contains("/batches/series-"))
            _ = try finished.page()
        }
        let nothing = try await node.send("", language: "en")
        #expect(nothing.status == 303)
        let stranger = try await node.site.ask("/en/observations/import")
        #expect(stranger.status != 200)
    }

    /// A letter that is new stands behind the series it was entered with; one that is known may stand behind the others.
    @Test func aSeriesOfAFileTakesALetter() async throws {
        let node = try await Self.loading.value
        let sent = try await node.send(
            "date,value,series\n2020-01-01,-27.1,first\n2020-01-01,-27.1,second\n", language: "en")
        let address = try #require(sent.header("Location"))
        _ = try await node.settled(address)
        var fields = [
            "language": "en", "thing": "caspian-sea", "property": "sea-level", "unit": "m", "datum": "bs",
            "resolution": "day", "method": "Made up.", "licence": "CC0", "publisher": "office-ir-01",
            "visibility": "everyone", "common": "yes", "letterNumber": "12/b", "letterSubject": "The gauge",
        ]
        let wrong = try await node.post(address + "/series/0", fields)
        #expect(wrong.status == 422)
        _ = try wrong.page()
        #expect(wrong.text.contains("#field-letterDate") && wrong.text.contains("value=\"12/b\""))
        let unknown = try await node.post(address + "/series/0", fields.merging(["letter": "l-nowhere"]) { $1 })
        #expect(unknown.status == 422 && unknown.text.contains("#field-letter\""))
        fields["letterDate"] = "2025-11-18"
        #expect(try await node.post(address + "/series/0", fields).status == 303)
        _ = try await node.settled(address)
        let (first, second) = (
            try await node.get(address + "/series/0").text, try await node.get(address + "/series/1").text
        )
        #expect(first.contains("value=\"12/b\"") && first.contains("Made up."))
        #expect(!second.contains("12/b") && second.contains("Made up.") && second.contains("letterNumber"))
    }

    @Test func aSeriesIsShownOnAnotherDatumOnlyWhenAskedFor() async throws {
        let node = try await Self.loading.value
        let unit = try Unit(parsing: "m")
        func series(_ id: String, _ datum: String) -> SeriesRecord {
            SeriesRecord(
                id: id, thing: "caspian-sea", property: "sea-level", publisher: "office-ir-01", unit: unit,
                datum: Datum(code: datum), resolution: .year)
        }
        func levels(_ id: String, _ values: [Int]) throws -> ObservationBlock {
            ObservationBlock(
                id: id + "-b", series: id,
                observations: try values.enumerated().map { place, value in
                    Observation(time: .period(try Period(parsing: "\(2000 + place)")), value: Number(value))
                })
        }
        func claim(_ id: String, _ metres: String) throws -> Claim {
            Claim(
                id: id, thing: "caspian-sea", property: "zero-of-bs",
                value: .quantity(
                    Quantity(
                        amount: .exact(try #require(Number(parsing: metres))), unit: unit, datum: Datum(code: "dahiti"))
                ),
                saidBy: "office-ir-01", basis: .found)
        }
        let records: [any RegisterRecord] = [
            series("made-bs", "bs"), series("made-other", "dahiti"), try levels("made-bs", [-28, -29]),
            try levels("made-other", [-27, -28]), try claim("made-up-1", "0.25"),
        ]
        _ = try await node.site.journal.append(records.map { $0.entry(party: "office-ir-01", member: "m") })
        let plain = try await node.get("/en/observations/made-bs")
        #expect(plain.text.contains("datum=dahiti") && !plain.text.contains("class=converted"))
        #expect(try await node.get("/en/observations/made-bs?datum=chart").status == 404)
        #expect(try await node.get("/en/observations/made-bs?datum=dahiti&conversion=none").status == 404)
        let one = try await node.get("/en/observations/made-bs?datum=dahiti")
        _ = try one.page()
        #expect(one.text.contains("+0.25") && one.text.contains("/claims/made-up-1"))
        #expect(one.text.contains("\u{2212}27.75") || one.text.contains("-27.75"))
        // A rival conversion makes it a range, until one of them is asked for.
        _ = try await node.site.journal.append([
            try claim("made-up-2", "0.5").entry(party: "office-ir-01", member: "m")
        ])
        let both = try await node.get("/fa/observations/made-bs?datum=dahiti")
        _ = try both.page()
        #expect(both.text.contains("conversion=made-up-1") && both.text.contains("conversion=made-up-2"))
        let chosen = try await node.get("/en/observations/made-bs?datum=dahiti&conversion=made-up-2")
        #expect(chosen.text.contains("+0.5") && !chosen.text.contains("conversion=made-up-2#"))
    }
}
