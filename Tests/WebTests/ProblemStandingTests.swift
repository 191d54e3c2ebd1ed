import Drafts
import HTTPTypes
import Journal
import Languages
import Measures
import Members
import Problems
import Register
import SignedMembers
import Testing

@testable import Web

/// A place that is chosen between several, and a problem that nobody moves.
extension ProblemPagesTests {
    /// What nobody has moved for long is told as cold on its page, in the list and on the desk.
    @Test(arguments: [Language.en, .fa, .kk])
    func aProblemThatNobodyMovesIsCold(language: Language) async throws {
        let shore = try await Shore()
        let path = "/\(language.tag)"
        let fields = [
            "title-en": "Brown reeds", "words-en": "The reeds are brown.", "original": "en", "language": "en",
            "lat": "41.5",
            "lon": "51", "sectors": "environment", "date": "2026-11",
        ]
        func release(_ id: String, _ kind: String, _ fields: DraftFields) async throws {
            _ = try await shore.drafts.write(id, kind: kind, fields: fields, seen: nil, by: shore.ann)
            _ = try await shore.drafts.submit(id, by: shore.ann)
            _ = try await shore.drafts.approve(id, by: shore.bob)
        }
        try await release("draft-of-it", "problem", fields)
        let link = try #require(
            try await shore.get("\(path)/problems").page().nodes.compactMap { $0.attributes["href"] }
                .first { $0.hasPrefix("\(path)/problems/p-") })
        try await release("adoption-1", "problem-adoption", ["problem": String(link.split(separator: "/").last ?? "")])
        let cold = shore.site.site.book.say("problem.cold", in: language)
        let day: Int64 = 86_400_000
        #expect(try await !shore.get(link).text.contains(cold))
        shore.pass(day * Int64(ProblemLimits.coldDays - 1))
        #expect(try await !shore.get(link).text.contains(cold))
        shore.pass(day)
        for page in [link, "\(path)/problems?state=cold"] {
            let answer = try await shore.get(page)
            #expect(answer.status == 200 && answer.text.contains(cold), "\(page)")
            _ = try answer.page()
        }
        #expect(try await shore.get("\(path)/problems?state=cold").text.contains(link))
        let desk = try await shore.get("\(path)/desk", as: shore.ann)
        #expect(desk.text.contains(shore.site.site.book.say("problem.desk.cold", in: language)))
    }

    @Test(arguments: [Language.en, .fa, .kk])
    func aNameThatSeveralBearIsChosenBetween(language: Language) async throws {
        let shore = try await Shore()
        let piers = ["old-pier", "new-pier"].map { id in
            Thing(
                id: id, kind: "port", name: Text([.en: "Reed Pier", .fa: "Reed Pier", .kk: "Reed Pier"]),
                within: ["shore"]
            )
            .entry(party: "paper", member: "m")
        }
        _ = try await shore.site.journal.append(piers)
        var fields = ["thing": "Reed Pier", "lat": "", "lon": "", "ticket": try await shore.ticket(), "date": "soon"]
        fields["words"] = "The boards of the pier are <b>rotten</b> through and through."
        let path = "/\(language.tag)/problems/report"
        let asked = try await shore.post(path, fields)
        #expect(asked.status == 422)
        let page = try asked.page()
        let offered = page.nodes.filter { $0.attributes["name"] == "thing-which" }.compactMap { $0.attributes["value"] }
        #expect(Set(offered) == ["old-pier", "new-pier", ""])
        #expect(asked.text.contains("North Shore"))
        #expect(page.nodes.contains { $0.attributes["name"] == "thing" && $0.attributes["value"] == "Reed Pier" })
        #expect(!asked.text.contains("<b>rotten"))
        // The choice is kept while something else is mended, and counts for this name alone.
        (fields["thing-which"], fields["thing-asked"]) = ("new-pier", "Reed Pier")
        let chosen = try await shore.post(path, fields)
        #expect(chosen.status == 422 && chosen.text.contains("new-pier"))
        #expect(!chosen.text.contains("old-pier"))
        fields["date"] = "2026-11"
        let stale = try await shore.post(path, fields.merging(["thing-asked": "Another Pier"]) { $1 })
        #expect(stale.status == 422 && stale.text.contains("old-pier"))
        #expect(try await shore.post(path, fields).status == 200)
        let (ann, today) = (shore.ann, Instant(clamping: shore.clock.now).day())
        let waiting = try await shore.reports.register.read(for: .everyone(.en), today: today) {
            try $0.waitingReports(for: ann, limit: 5)
        }
        #expect(waiting.map(\.place.thing) == ["new-pier"])
    }
}
