import Drafts
import Foundation
import HTTPTypes
import Journal
import Languages
import Members
import Register
import Serving
import Testing

@testable import Web

/// Forms of drafts over the real stack: filled, refused, kept, submitted, released.
@Suite struct DraftPagesTests {
    static let secret = "secret-of-the-session"

    static func member(
        _ id: String, _ party: String, _ roles: Set<Role>, country: String?
    ) -> Signed {
        Signed(member: id, party: party, country: country, roles: roles, way: .session(id: id, formSecret: secret))
    }

    /// A site of its own over the region pack, with drafts; offices of one country from the pack.
    struct Desk: Sendable {
        let web: WebTestSite
        let ann: Signed
        let bob: Signed
        let sue: Signed
        /// A thing that ann's office owns, with a quantity that may be claimed of it.
        let thing: String
        let property: String
    }

    private static let loading = Task { () throws -> Desk in
        let journal = try WebScratch.journal()
        let pack = RegionPack(PackFiles(directory: WebTestSite.repository.appending(path: "Regions/caspian")))
        _ = try await PackLoading(journal: journal, member: "loader").load(pack)
        let web = try WebTestSite(journal, pack) { site in
            site.takesMembers = true
            site.drafts = try DraftBook(
                journal: journal, register: Register(reader: journal.reader),
                makers: [ClaimMaker(units: site.units), RemarkMaker(units: site.units), MarkMaker()])
            site.memberNames = { ids in Dictionary(uniqueKeysWithValues: ids.map { ($0, "Name of \($0)") }) }
        }
        let offices = pack.parties.filter { $0.type == .office && $0.speaksFor != nil && $0.country != nil }
        let first = try #require(offices.first)
        let second = try #require(offices.first { $0.country != first.country })
        let property = try #require(pack.properties.first { $0.id == "population" })
        return Desk(
            web: web, ann: member("m-ann", first.id, [.editor], country: first.country),
            bob: member("m-bob", first.id, [.approver], country: first.country),
            sue: member("m-sue", second.id, [.editor, .approver], country: second.country),
            thing: try #require(first.speaksFor), property: property.id)
    }

    static func desk() async throws -> Desk { try await loading.value }

    private static func encoded(_ fields: [String: String]) -> String {
        var allowed = CharacterSet.alphanumerics
        allowed.insert(charactersIn: "-._")
        return fields.map { name, value in
            "\(name)=\(value.addingPercentEncoding(withAllowedCharacters: allowed) ?? "")"
        }.joined(separator: "&")
    }

    private func post(
        _ desk: Desk, _ path: String, _ fields: [String: String], as signed: Signed?, secret: String? = nil,
        headers: HTTPFields = [:]
    ) async throws -> Answer {
        var headers = headers
        headers[.contentType] = "application/x-www-form-urlencoded"
        return try await desk.web.ask(
            path, method: .post, headers: headers,
            body: Self.encoded(
                fields.merging([FormKit.secretName: secret ?? Self.secret]) { own, other in secret == nil ? own : other
                }), as: signed)
    }

    /// The fields that a page's form holds when it is opened.
    private func fields(_ page: WebPage) -> [String: String] {
        var fields: [String: String] = [:]
        for input in page.all("input") {
            guard let name = input.attributes["name"], input.attributes["type"] != "checkbox" else { continue }
            fields[name] = input.attributes["value"] ?? ""
        }
        return fields
    }

    private func newForm(_ desk: Desk, language: String = "en") async throws -> [String: String] {
        let answer = try await desk.web.ask(
            "/\(language)/drafts/new?thing=\(desk.thing)&property=\(desk.property)", as: desk.ann)
        #expect(answer.status == 200)
        return fields(try answer.page())
    }

    @Test func theWholeWayFromAFormToThePage() async throws {
        let desk = try await Self.desk()
        var fields = try await newForm(desk)
        fields["amount"] = "1,234,567"
        fields["asOf"] = "2024"
        fields["draft-act"] = "submit"
        let ticket = try #require(fields["draft"])
        let sent = try await post(desk, "/en/drafts/new", fields, as: desk.ann)
        #expect(sent.status == 303)
        #expect(sent.header("Location") == "/en/drafts/\(ticket)")
        // Sent twice, by a finger that was too quick: nothing is doubled.
        #expect(try await post(desk, "/en/drafts/new", fields, as: desk.ann).status == 303)
        let own = try await desk.web.ask("/en/drafts/\(ticket)", as: desk.ann)
        #expect(own.text.contains("Name of m-ann"))
        #expect(!own.text.contains("/approve"))
        let other = try await desk.web.ask("/en/drafts/\(ticket)", as: desk.sue)
        #expect(other.status == 404)
        let page = try await desk.web.ask("/en/drafts/\(ticket)", as: desk.bob)
        #expect(page.text.contains("/en/drafts/\(ticket)/approve"))
        #expect(page.header("Cache-Control") == "private, no-store")
        let seen = try #require(self.fields(try page.page())["draft-seen"])
        let released = try await post(desk, "/en/drafts/\(ticket)/approve", ["draft-seen": seen], as: desk.bob)
        #expect(released.status == 303)
        let claim = try await desk.web.ask("/en/claims/d-\(ticket)")
        #expect(claim.status == 200)
        #expect(claim.text.contains(NumberFormat(.en).format("1234567")))
        #expect(!claim.text.contains("m-ann"))
        let inside = try await desk.web.ask("/en/claims/d-\(ticket)", as: desk.sue)
        #expect(inside.text.contains("Name of m-ann"))
        #expect(inside.text.contains("stance=disputed"))
    }

    @Test(arguments: Language.allCases)
    func aFaultStandsBesideItsFieldAndNothingTypedIsLost(language: Language) async throws {
        let desk = try await Self.desk()
        var fields = try await newForm(desk, language: language.tag)
        fields["amount"] = "<script>five"
        fields["asOf"] = "soon"
        fields["note"] = "A long note; ‏یادداشت"
        fields["draft-act"] = "submit"
        let answer = try await post(desk, "/\(language.tag)/drafts/new", fields, as: desk.ann)
        #expect(answer.status == 422)
        let page = try answer.page()
        let kept = self.fields(page)
        #expect(kept["amount"] == "<script>five")
        #expect(kept["asOf"] == "soon")
        #expect(answer.text.contains("A long note"))
        for name in ["amount", "asOf"] {
            #expect(answer.text.contains("href=\"#field-\(name)\""))
            #expect(answer.text.contains("id=\"field-\(name)-mistake\""))
        }
        // What was typed is saved all the same.
        #expect(kept["draft-seen"] == "1")
    }

    @Test func twoPeopleAtOneDraftDoNotOverwriteEachOther() async throws {
        let desk = try await Self.desk()
        var fields = try await newForm(desk)
        let ticket = try #require(fields["draft"])
        fields["amount"] = "100"
        _ = try await post(desk, "/en/drafts/new", fields, as: desk.ann)
        let edit = try await desk.web.ask("/en/drafts/\(ticket)/edit", as: desk.ann)
        var mine = self.fields(try edit.page())
        var theirs = mine
        theirs["amount"] = "200"
        let saved = try await post(desk, "/en/drafts/save", theirs, as: desk.bob)
        #expect(saved.status == 200)
        mine["amount"] = "300"
        let refused = try await post(desk, "/en/drafts/save", mine, as: desk.ann)
        #expect(refused.status == 409)
        let both = try await post(desk, "/en/drafts/new", mine, as: desk.ann)
        #expect(both.status == 409)
        #expect(both.text.contains("200"))
        #expect(self.fields(try both.page())["amount"] == "300")
        // Knowing of the other's, she may save hers.
        let again = self.fields(try both.page())
        #expect(try await post(desk, "/en/drafts/new", again, as: desk.ann).status == 303)
    }

    @Test func whatMayNotBeIsRefused() async throws {
        let desk = try await Self.desk()
        let fields = try await newForm(desk)
        #expect(try await post(desk, "/en/drafts/new", fields, as: desk.ann, secret: "another").status == 403)
        #expect(try await post(desk, "/en/drafts/new", fields, as: nil).status == 401)
        let cross: HTTPFields = [.origin: "https://elsewhere.example"]
        #expect(try await post(desk, "/en/drafts/new", fields, as: desk.ann, headers: cross).status == 403)
        #expect(try await desk.web.ask("/en/drafts").status == 303)
        let reader = Self.member("m-rea", desk.ann.party, [.reader], country: desk.ann.country)
        #expect(try await desk.web.ask("/en/drafts/new", as: reader).status == 403)
        #expect(try await post(desk, "/en/drafts/new", fields, as: reader).status == 403)
        #expect(try await desk.web.ask("/en/clearing", as: desk.bob).status == 403)
        #expect(try await post(desk, "/en/drafts/nothing-here/approve", [:], as: desk.bob).status == 404)
        #expect(try await desk.web.ask("/en/drafts/new?thing=nowhere", as: desk.ann).status == 404)
    }

    /// Without scripts: a thing is looked for, a property chosen, and the form has at most nine inputs in view.
    @Test(arguments: Language.allCases) func aClaimTakesFewInputs(language: Language) async throws {
        let desk = try await Self.desk()
        let start = try await desk.web.ask("/\(language.tag)/drafts/new?q=Baku", as: desk.ann)
        #expect(start.status == 200)
        #expect(start.text.contains("/\(language.tag)/drafts/new?thing="))
        let choice = try await desk.web.ask("/\(language.tag)/drafts/new?thing=\(desk.thing)", as: desk.ann)
        #expect(choice.text.contains("property=\(desk.property)"))
        for property in ["population", "area"] {
            let answer = try await desk.web.ask(
                "/\(language.tag)/drafts/new?thing=\(desk.thing)&property=\(property)", as: desk.ann)
            let visible = answer.text.prefix(upTo: try #require(answer.text.range(of: "<details")).lowerBound)
            let inputs = visible.components(separatedBy: "class=\"field").count - 1
            #expect((1...9).contains(inputs))
        }
    }

    /// What needs no more input is done on the desk itself, which then says what was done.
    @Test func aDraftIsReleasedFromTheDesk() async throws {
        let desk = try await Self.desk()
        var fields = try await newForm(desk)
        fields["amount"] = "2,345,678"
        fields["asOf"] = "2023"
        fields["draft-act"] = "submit"
        let ticket = try #require(fields["draft"])
        #expect(try await post(desk, "/en/drafts/new", fields, as: desk.ann).status == 303)
        let address = "/en/drafts/\(ticket)/approve"
        #expect(try await !desk.web.ask("/en/desk", as: desk.ann).text.contains(address))
        let page = try await desk.web.ask("/en/desk", as: desk.bob).page()
        let form = try #require(page.nodes.firstIndex { $0.attributes["action"] == address })
        var sent: [String: String] = [:]
        for node in page.nodes where node.parent == form && node.name == "input" {
            sent[node.attributes["name"] ?? ""] = node.attributes["value"]
        }
        #expect(sent["draft-from"] == "desk" && sent["draft-seen"] != nil)
        #expect(try await post(desk, address, sent, as: desk.bob, secret: "of another session").status == 403)
        let done = try await post(desk, address, sent, as: desk.bob)
        #expect(done.status == 303)
        let location = try #require(done.header("Location"))
        #expect(location == "/en/desk?done=approve&draft=\(ticket)")
        let told = try await desk.web.ask(location, as: desk.bob)
        #expect(
            told.text.contains(desk.web.say("desk.done.released", .en)) && told.text.contains("/en/drafts/\(ticket)"))
        #expect(!told.text.contains(address))
        // Nobody else is told what it was, and nothing is said of what was not asked.
        let other = try await desk.web.ask(location, as: desk.sue)
        #expect(other.status == 200 && !other.text.contains("/en/drafts/\(ticket)"))
        #expect(try await desk.web.ask("/en/desk?done=drop&draft=\(ticket)", as: desk.bob).status == 400)
    }

    /// On the page of a thing its own party alone sees what of it waits.
    @Test func aThingSaysToItsOwnersWhatWaits() async throws {
        let desk = try await Self.desk()
        let fields = try await newForm(desk).merging(["amount": "11", "draft-act": "save"]) { $1 }
        #expect(try await post(desk, "/en/drafts/new", fields, as: desk.ann).status == 303)
        for language in Language.allCases {
            let own = try await desk.web.ask("/\(language.tag)/things/\(desk.thing)", as: desk.ann)
            #expect(own.text.contains("waiting-here") && own.text.contains("/\(language.tag)/desk#said"))
            #expect(!own.text.contains("[desk"))
        }
        #expect(try await !desk.web.ask("/en/things/\(desk.thing)").text.contains("waiting-here"))
        #expect(try await !desk.web.ask("/en/things/\(desk.thing)", as: desk.sue).text.contains("waiting-here"))
    }

    /// Every act that a page offers leads to a form that opens.
    @Test func everyActLeadsToAForm() async throws {
        let desk = try await Self.desk()
        let pack = try #require(desk.web.pack)
        for claim in pack.claims.prefix(400) where claim.visibility == .everyone {
            let page = try await desk.web.ask("/en/claims/\(claim.id)", as: desk.ann)
            let links = try page.page().all("a").compactMap { $0.attributes["href"] }.filter {
                $0.hasPrefix("/en/drafts/new")
            }
            guard links.count > 3 else { continue }
            for link in links {
                let form = try await desk.web.ask(link.replacing("&amp;", with: "&"), as: desk.ann)
                #expect(form.status == 200, "\(link)")
                #expect(form.text.contains("name=\"draft-act\""))
            }
            return
        }
        Issue.record("no claim of the pack concerns the office")
    }
}
