import Drafts
import HTTPTypes
import Journal
import Languages
import Members
import Register
import Testing
import Translations

@testable import Web

/// The pages of translating, as a translator of an office walks through them.
@Suite struct TranslationPagesTests {
    private struct Echo: TranslationMachine {
        func translate(_ text: String, from source: Language, to target: Language) async throws -> String {
            "[\(target.tag)] \(text)"
        }
    }

    private struct World {
        let site: WebTestSite
        let drafts: DraftBook

        /// A port of the north with a name in English, a hidden thing, a figure with a note, and two terms.
        init() async throws {
            let journal = try WebScratch.journal()
            let drafts = try DraftBook(
                journal: journal, register: Register(reader: journal.reader), makers: [TranslationMaker()],
                clock: { WebTestSite.morning })
            site = try WebTestSite(journal) { site in
                site.takesMembers = true
                site.drafts = drafts
                site.translating = TranslationTools(machine: MachineAsking(Echo()))
            }
            self.drafts = drafts
            func term(_ id: String, _ words: [Language: String]) -> EntryBody {
                Term(id: id, sector: .transport, name: Text(words), unchecked: [.kk]).entry(party: "north", member: "m")
            }
            let office = Party(
                id: "north", type: .office, name: Text([.en: "Office of the north"]), country: nil, speaksFor: "land",
                web: nil)
            let kind = Kind(id: "port", label: Text([.en: "Port"]), plural: Text(), mark: .ring, order: 1)
            let property = Property(
                id: "state", label: Text([.en: "State"]), type: .choice, unit: nil, needsDatum: false, isTotal: false,
                kinds: ["port"], expectedKinds: [], sector: .transport, useOf: nil, reviewDays: nil,
                choices: [.init(id: "open", label: Text([.en: "Open"]))])
            func thing(_ id: String, _ name: String, _ visibility: Visibility = .everyone) -> EntryBody {
                Thing(id: id, kind: "port", name: Text([.en: name]), within: ["land"], visibility: visibility)
                    .entry(party: "north", member: "m")
            }
            let claim = Claim(
                id: "c1", thing: "quay", property: "state", value: .choice("open"), saidBy: "north", basis: .found,
                note: Text([.en: "The harbour was dredged."]))
            _ = try await journal.append([
                office.entry(party: "north", member: "m"), kind.entry(party: "north", member: "m"),
                property.entry(party: "north", member: "m"), thing("land", "Northern land"),
                thing("quay", "The old quay"),
                thing("vault", "The hidden vault", .ownParty), claim.entry(party: "north", member: "m"),
                term("harbour", [.en: "harbour", .kk: "айлақ"]), term("rail", [.en: "railway", .kk: "теміржол"]),
            ])
        }

        func rename(_ name: String) async throws {
            let thing = Thing(id: "quay", kind: "port", name: Text([.en: name]), within: ["land"])
            _ = try await site.journal.append([thing.entry(party: "north", member: "m")])
        }
    }

    private static func signed(_ member: String, _ party: String = "north", _ roles: Set<Role> = [.editor]) -> Signed {
        Signed(
            member: member, party: party, country: nil, roles: roles, way: .session(id: "s", formSecret: "hush-hush"))
    }

    private let editor = Self.signed("m-editor")

    private func post(
        _ world: World, _ path: String, _ fields: [String: String], as signed: Signed?, secret: String = "hush-hush",
        origin: String = "http://littoral.example"
    ) async throws -> Answer {
        var all = fields
        all["form-secret"] = secret
        let body = all.sorted { $0.key < $1.key }.map { "\($0)=\(Self.encoded($1))" }.joined(separator: "&")
        var headers: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
        headers[.origin] = origin
        return try await world.site.ask(path, method: .post, headers: headers, body: body, as: signed)
    }

    private static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (0x30...0x39).contains(byte)
            return isPlain ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }

    /// What a form holds, by the names of its fields.
    private func form(_ answer: Answer) throws -> [String: String] {
        let page = try answer.page()
        var fields: [String: String] = [:]
        for node in page.nodes {
            guard let name = node.attributes["name"] else { continue }
            if node.name == "input" { fields[name] = node.attributes["value"] ?? "" }
            if node.name == "textarea" { fields[name] = node.text }
        }
        return fields
    }

    @Test func aTranslatorGoesFromTheListToARelease() async throws {
        let world = try await World()
        let list = try await world.site.ask("/kk/translations/kk?kind=thing", as: editor)
        #expect(list.status == 200)
        let links = try list.page().nodes.compactMap { $0.attributes["href"] }
        #expect(links.contains("/kk/translations/kk/thing.quay.name?kind=thing"))
        let path = "/kk/translations/kk/thing.quay.name?kind=thing"
        let page = try await world.site.ask(path, as: editor)
        #expect(page.header("Cache-Control")?.contains("no-store") == true)
        var fields = try form(page)
        fields["text"] = "Ескі кемежай"
        let sent = try await post(world, path, fields.merging(["act": "submit"]) { $1 }, as: editor)
        #expect(sent.status == 303)
        #expect(sent.header("Location") == "/kk/translations/kk/thing.vault.name?kind=thing")
        // Sent twice it is one draft.
        #expect(try await post(world, path, fields.merging(["act": "submit"]) { $1 }, as: editor).status == 303)
        let drafts = try await world.drafts.drafts(DraftQuery(), for: editor).drafts
        #expect(drafts.map(\.state) == [.submitted])
        #expect(try await world.site.ask("/kk/things/quay").text.contains("Ескі кемежай") == false)
        _ = try await world.drafts.approve(
            try #require(drafts.first).id, by: Self.signed("m-other", "north", [.approver]))
        let shown = try await world.site.ask("/kk/things/quay")
        #expect(shown.text.contains("Ескі кемежай"))
        #expect(!shown.text.contains("(" + world.site.say("translation.mark.stale", .kk) + ")"))
        // The original changes: everyone is told, and led to it.
        try await world.rename("The new quay")
        let stale = try await world.site.ask("/kk/things/quay")
        #expect(stale.text.contains("(" + world.site.say("translation.mark.stale", .kk) + ")"))
        #expect(stale.text.contains("/kk/translations/kk/thing.quay.name"))
        let beside = try await world.site.ask("/kk/translations/kk/thing.quay.name")
        #expect(beside.status == 200)
        #expect(beside.text.contains("The new quay") && beside.text.contains("Ескі кемежай"))
        #expect(!beside.text.contains("<textarea"))
    }

    @Test func whatIsWrongIsSaidAndNothingTypedIsLost() async throws {
        let world = try await World()
        let path = "/fa/translations/kk/thing.quay.name"
        let fields = try form(await world.site.ask(path, as: editor))
        let empty = try await post(world, path, fields.merging(["text": "  "]) { $1 }, as: editor)
        #expect(empty.status == 422)
        #expect(empty.text.contains(world.site.say("draft.fault.translation-missing", .fa)))
        #expect(empty.text.contains("href=\"#field-text\""))
        try await world.rename("The new quay")
        let typed = fields.merging(["text": "Ескі кемежай"]) { $1 }
        let changed = try await post(world, path, typed, as: editor)
        #expect(changed.status == 422)
        #expect(changed.text.contains("The new quay") && changed.text.contains("Ескі кемежай"))
        #expect(try form(changed)["digest"] == Translation.digest(of: "The new quay"))
        #expect(try form(changed)["ticket"] == fields["ticket"])
        #expect(try await world.drafts.drafts(DraftQuery(), for: editor).drafts.isEmpty)
    }

    @Test func aDraftThatWasSavedIsFoundAgain() async throws {
        let world = try await World()
        let path = "/en/translations/kk/thing.quay.name"
        let fields = try form(await world.site.ask(path, as: editor))
        let sent = try await post(world, path, fields.merging(["text": "Ескі", "act": "keep"]) { $1 }, as: editor)
        #expect(sent.status == 303)
        let colleague = Self.signed("m-two")
        let again = try form(await world.site.ask(path, as: colleague))
        #expect(again["text"] == "Ескі")
        #expect(again["ticket"] == fields["ticket"])
        // Two people on one draft do not overwrite each other.
        #expect(
            try await post(world, path, again.merging(["text": "Ескі кей", "act": "keep"]) { $1 }, as: colleague).status
                == 303)
        let late = try await post(world, path, again.merging(["text": "Көне", "act": "keep"]) { $1 }, as: editor)
        #expect(late.status == 409)
        #expect(late.text.contains(world.site.say("translation.conflict", .en)))
        #expect(late.text.contains("Көне") && late.text.contains("Ескі кей"))
        // What the script saves is answered in JSON, and is written over nobody either.
        let own = try form(late).merging(["text": "Көне кей", "act": "save"]) { $1 }
        let saved = try await post(world, path, own, as: editor)
        #expect(saved.status == 200 && saved.text.contains("\"version\""))
        #expect(try await post(world, path, own.merging(["text": "Ең көне"]) { $1 }, as: colleague).status == 409)
    }

    @Test func onlyThoseWhoMayTranslateCan() async throws {
        let world = try await World()
        let path = "/en/translations/kk/thing.quay.name"
        #expect(try await world.site.ask("/en/translations").status == 303)
        #expect(try await world.site.ask("/en/translations/kk").status == 303)
        #expect(try await world.site.ask("/en/translations/kk/thing.vault.name").status == 404)
        let fields = try form(await world.site.ask(path, as: editor)).merging(["text": "Кей"]) { $1 }
        #expect(try await post(world, path, fields, as: nil).status == 401)
        #expect(try await post(world, path, fields, as: Self.signed("m-r", "north", [.reader])).status == 403)
        #expect(try await post(world, path, fields, as: editor, secret: "other").status == 403)
        #expect(try await post(world, path, fields, as: editor, origin: "http://evil.example").status == 403)
        let stranger = Self.signed("m-s", "south")
        #expect(try await !world.site.ask(path, as: stranger).text.contains("<textarea"))
        let refused = try await post(world, path, fields, as: stranger)
        #expect(refused.status == 422)
        #expect(try await world.site.ask("/en/translations/kk/thing.vault.name", as: stranger).status == 404)
        for bad in [
            "/en/translations/de", "/en/translations/kk?kind=x", "/en/translations/kk/thing.quay",
            "/en/translations/en/thing.quay.name",
        ] {
            #expect([400, 404].contains(try await world.site.ask(bad, as: editor).status), "\(bad)")
        }
    }

    /// A list holds what its reader may translate; who translates nothing reads all of it.
    @Test func aListShowsWhatItsReaderMayTranslate() async throws {
        let world = try await World()
        func list(_ signed: Signed) async throws -> String {
            try await world.site.ask("/en/translations/kk", as: signed).text
        }
        let (own, stranger) = (try await list(editor), try await list(Self.signed("m-s", "south")))
        #expect(own.contains("thing.quay.name") && !stranger.contains("thing.quay.name"))
        // The words of the vocabulary belong to nobody alone.
        #expect(own.contains("kind.port.label") && stranger.contains("kind.port.label"))
        #expect(try await list(Self.signed("m-r", "south", [.reader])).contains("thing.quay.name"))
        #expect(try await list(Self.signed("m-sec", "south", [.secretariat])).contains("thing.quay.name"))
    }

    @Test func aMachineSuggestsAndItsWordsStayMarked() async throws {
        let world = try await World()
        let path = "/kk/translations/kk/claim.c1.note"
        let fields = try form(await world.site.ask(path, as: editor))
        let suggested = try await post(world, path + "/machine", fields, as: editor)
        #expect(suggested.status == 200)
        let filled = try form(suggested)
        #expect(filled["text"] == "[kk] The harbour was dredged.")
        #expect(try await post(world, path, filled.merging(["act": "submit"]) { $1 }, as: editor).status == 303)
        let draft = try #require(try await world.drafts.drafts(DraftQuery(), for: editor).drafts.first)
        #expect(draft.fields["maker"] == "machine")
        _ = try await world.drafts.approve(draft.id, by: Self.signed("m-other", "north", [.approver]))
        let page = try await world.site.ask("/kk/claims/c1")
        #expect(page.text.contains("[kk] The harbour was dredged."))
        #expect(page.text.contains(world.site.say("translation.mark.machine", .kk)))
        #expect(page.text.contains("/kk/translations/kk/claim.c1.note"))
        // Somebody who writes it anew makes it a person's.
        let mended = try form(await world.site.ask(path, as: editor)).merging([
            "text": "Айлақ тереңдетілді.", "act": "submit",
        ]) { $1 }
        #expect(try await post(world, path, mended, as: editor).status == 303)
        let second = try await world.drafts.drafts(DraftQuery(states: [.submitted]), for: editor).drafts.first
        #expect(second?.fields["maker"] == "human")
        let hidden = "/kk/translations/kk/thing.vault.name"
        let refused = try await post(
            world, hidden + "/machine", form(await world.site.ask(hidden, as: editor)), as: editor)
        #expect(refused.status == 422)
        #expect(refused.text.contains(world.site.say("translation.machine-fault.not-public", .kk)))
    }

    @Test func termsAndEarlierTranslationsStandBeside() async throws {
        let world = try await World()
        let path = "/en/translations/kk/claim.c1.note"
        let page = try await world.site.ask(path, as: editor)
        #expect(page.text.contains("айлақ") && !page.text.contains("теміржол"))
        var fields = try form(page)
        fields["text"] = " "
        let lacking = try await post(world, path, fields, as: editor)
        #expect(lacking.status == 422)
        let other = Thing(id: "pier", kind: "port", name: Text([.en: "The old quay", .kk: "Ескі кемежай"]))
        _ = try await world.site.journal.append([other.entry(party: "north", member: "m")])
        let quay = try await world.site.ask("/en/translations/kk/thing.quay.name", as: editor)
        #expect(quay.text.contains("Ескі кемежай"))
        #expect(quay.text.contains(world.site.say("translation.percent", .en, ["percent": .number("100")])))
    }

    @Test(arguments: Language.allCases) func everyPageSpeaksEveryLanguage(language: Language) async throws {
        let world = try await World()
        let paths = [
            "terms", "translations", "translations/kk", "translations/fa/thing.quay.name",
            "translations/ru/claim.c1.note",
        ]
        for path in paths {
            let answer = try await world.site.ask("/\(language.tag)/\(path)", as: editor)
            #expect(answer.status == 200, "\(path)")
            let page = try answer.page()
            #expect(!answer.text.contains("translation.") && !answer.text.contains("terms."), "\(path)")
            #expect(page.nodes.first { $0.name == "html" }?.attributes["lang"] == language.tag)
        }
    }
}
