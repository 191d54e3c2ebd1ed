import Chances
import Clippings
import Drafts
import Foundation
import Journal
import Languages
import Measures
import Register
import Testing

@testable import Newsroom

/// Figures and promises of made-up texts about a made-up lake, on their way to forms.
@Suite struct EnteringTests {
    private static func units() throws -> UnitNames {
        let folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return UnitNames.read(try String(contentsOf: folder.appending(path: "Phrases/units.csv"), encoding: .utf8))
            .names
    }

    private static func property(_ id: String, _ label: Text, _ unit: String, _ kind: String = "port") throws
        -> EntryBody
    {
        Property(
            id: id, label: label, type: .quantity, unit: try Unit(parsing: unit), needsDatum: false, isTotal: false,
            kinds: [kind], expectedKinds: [], sector: .transport, useOf: nil, reviewDays: nil, choices: []
        ).entry(party: "paper", member: "m")
    }

    private static func node() async throws -> StoryNode {
        let node = try await StoryNode()
        _ = try await node.journal.append([
            property("draught", Text([.en: "Draught", .ru: "Осадка судов", .fa: "آبخور"]), "m"),
            property("quays", Text([.en: "Length of quays", .ru: "Длина причалов", .fa: "طول اسکله‌ها"]), "m"),
            property("cargo", Text([.en: "Cargo handled", .ru: "Грузооборот", .fa: "بار جابه‌جاشده"]), "Mt/a"),
            property("berths", Text([.en: "Berths", .ru: "Число причалов"]), "{berth}"),
            property("area", Text([.en: "Area", .ru: "Площадь"]), "km2", "province"),
            Thing(
                id: "port-north", kind: "port",
                name: Text([.en: "Reed Harbour", .ru: "Камышовая Гавань", .fa: "بندر نی‌زار"]),
                within: ["shore-north", "land"]
            ).entry(party: "paper", member: "m"),
            Thing(
                id: "port-south", kind: "port", name: Text([.en: "Stone Harbour", .ru: "Каменная Гавань"]),
                within: ["shore-south", "land"]
            ).entry(party: "paper", member: "m"),
            Party(
                id: "north", type: .office, name: Text([.en: "Office of North Shore"]), country: "land",
                speaksFor: "shore-north", web: nil, office: Office(rank: Text([.en: "Governor"]))
            ).entry(party: "north", member: "m"),
        ])
        return node
    }

    private struct Found: Sendable {
        let text: EnteringText
        let figures: [FigureProposal]
        let promises: [PromiseProposal]
    }

    private static func found(_ words: String, _ language: Language = .en, _ node: StoryNode) async throws -> Found {
        let now = node.now
        return try await node.read(as: "north", in: language) { reading in
            let tag = language.tag
            var story = Story(
                id: "n-x", original: language,
                versions: [language: StoryVersion(title: "Made up \(tag)", blocks: BlockText.read(words).blocks)])
            story.date = try Period(parsing: "2026-11-20")
            let standing = StandingStory(
                story: story, recorder: "north", position: 1, visibleFrom: now, steps: [])
            let text = try #require(EnteringText(standing, in: language, at: now, zone: .utc))
            let facts = ClippingReader(names: NameList(try reading.clippingNames()), today: now.day())
                .facts(in: text.blocks, language: language, published: text.date)
            let proposing = try FigureProposing(text, facts, units: try units(), reading)
            return Found(
                text: text, figures: proposing.proposals, promises: try PromiseProposal.all(text, facts, reading))
        }
    }

    private static func words(_ choice: FigureProposal.Choice?) -> String {
        choice.map { "\($0.property.id) \($0.thing.id) \($0.amount) \($0.unit)" } ?? "-"
    }

    private static let cases: [(Language, String, String, String?)] = [
        (.en, "The draught at Reed Harbour is 5.5 m.", "draught port-north 5.5 m", "2026-11-20"),
        (.en, "Reed Harbour handled 3 million tonnes of cargo in 2024.", "cargo port-north 3 Mt/a", "2024"),
        (.en, "Reed Harbour handled 200 t of cargo on 5 May 2025.", "cargo port-north 200 t/a", "2025-05-05"),
        (.en, "Quays of 1.2 km were counted at Stone Harbour.", "quays port-south 1200 m", "2026-11-20"),
        // A unit alone proposes nothing, and two things named as near as each other neither.
        (.en, "Something of 7 m was seen at Reed Harbour.", "-", "2026-11-20"),
        (.en, "Nobody knows how much 40 % of it would be at Reed Harbour.", "-", "2026-11-20"),
        (.en, "The draught of 6 m is that of no harbour.", "-", "2026-11-20"),
        // Each figure has the words beside it.
        (.en, "Quays of 2 km and a draught of 5 m are told of Reed Harbour.", "quays port-north 2000 m", "2026-11-20"),
        (.en, "The draught is 5 m and quays of 2 km are told of Reed Harbour.", "draught port-north 5 m", "2026-11-20"),
        (.ru, "В Камышовой Гавани осадка судов составляет 5,5 метра.", "draught port-north 5.5 m", "2026-11-20"),
        (.ru, "Грузооборот Камышовой Гавани в 2024 году достиг 2,5 млн тонн.", "cargo port-north 2.5 Mt/a", "2024"),
        (.fa, "آبخور بندر نی‌زار ۵٫۵ متر است.", "draught port-north 5.5 m", "2026-11-20"),
        (.fa, "در سال ۱۴۰۳ بار جابه‌جاشده در بندر نی‌زار ۳ میلیون تن بود.", "cargo port-north 3 Mt/a", "sh:1403"),
    ]

    @Test func aPropertyIsProposedWhereUnitAndNameAgree() async throws {
        let node = try await Self.node()
        for (language, words, proposed, asOf) in Self.cases {
            let found = try await Self.found(words, language, node)
            let figure = try #require(found.figures.first, "\(words)")
            #expect(Self.words(figure.proposed) == proposed, "\(words)")
            #expect(figure.asOf?.text == asOf, "\(words)")
        }
    }

    @Test func whatIsNotProposedCanBeChosenAmongPropertiesOfTheUnit() async throws {
        let node = try await Self.node()
        let figure = try #require(
            try await Self.found("Something of 7 m was seen at Reed Harbour.", .en, node).figures.first)
        #expect(
            Set(figure.choices.map { "\($0.property.id) \($0.thing.id)" }) == [
                "draught port-north", "quays port-north",
            ])
        #expect(figure.choices.allSatisfy { $0.unit == "m" && $0.amount == "7" })
        let fields = figure.fields(
            of: "port-north", "quays", in: try await Self.found("x", .en, node).text, for: .ru)
        #expect(fields["amount"] == "7" && fields["unit"] == "m" && fields["asOf"] == "2026-11-20")
        #expect(fields["calendar"] == "gregorian" && fields["saidBy"] == nil)
        #expect(
            figure.fields(of: "port-north", "area", in: try await Self.found("x", .en, node).text, for: .en)["amount"]
                == nil)
    }

    @Test func whoSpeaksIsAPartyOnlyWhereTheOfficeSaysSo() async throws {
        let node = try await Self.node()
        let sayings = [
            ("The governor of North Shore, Ada Sample, said the draught at Reed Harbour was 5 m.", "north"),
            ("The former governor of North Shore, Ada Sample, said the draught at Reed Harbour was 5 m.", nil),
            ("The harbour master of North Shore, Ada Sample, said the draught at Reed Harbour was 5 m.", nil),
            ("The governor of South Shore, Ada Sample, said the draught at Reed Harbour was 5 m.", nil),
        ]
        for (words, party) in sayings {
            let found = try await Self.found(words, .en, node)
            let figure = try #require(found.figures.first)
            #expect(figure.saidBy == party, "\(words)")
            let fields = figure.fields(of: "port-north", "draught", in: found.text, for: .en)
            #expect(fields["speaker"]?.contains("Ada Sample") == true, "\(words)")
            #expect(fields["speakerLanguage"] == "en")
        }
    }

    @Test func aPromiseBecomesAReportedStatement() async throws {
        let node = try await Self.node()
        let words =
            "The governor of North Shore, Ada Sample, said: “We will build a mole at Reed Harbour by 2030.” Boats came back."
        let found = try await Self.found(words, .en, node)
        let promise = try #require(found.promises.first)
        #expect(found.promises.count == 1)
        let fields = promise.fields(in: found.text)
        #expect(fields["things"]?.split(separator: "\n").contains("port-north") == true)
        #expect(fields["due"] == "2030" && fields["promisedOn"] == "2026-11-20")
        #expect(fields["promisedBy"]?.contains("Ada Sample") == true)
        #expect(fields["words"] == "We will build a mole at Reed Harbour by 2030.")
        #expect((fields["title"] ?? "").count <= 72 && fields["visibility"] == "members")
        #expect(fields["story"] == "n-x")
    }

    /// Decimal steps lose no digit and make none up: against the exact decimals of Foundation.
    @Test func decimalsAreShiftedExactly() throws {
        var chance = Chance(seed: 26)
        for _ in 0..<2_000 {
            let whole = Int.random(in: 0..<1_000_000, using: &chance)
            let fraction = Int.random(in: 0..<10_000, using: &chance)
            let number = "\(whole).\(fraction)"
            let power = Int.random(in: -9...9, using: &chance)
            let shifted = FigureUnits.shifted(number, by: power)
            let expected = try #require(Decimal(string: number)) * (power < 0 ? 1 / pow(10, -power) : pow(10, power))
            #expect(Decimal(string: shifted) == expected, "\(number) by \(power)")
        }
        #expect(FigureUnits.shifted("7..15", by: 3) == "7000..15000")
        #expect(FigureUnits.shifted("5", by: -3) == "0.005")
        #expect(FigureUnits.power(of: 1_000_000) == 6)
        #expect(FigureUnits.power(of: 0.158_987) == nil)
    }

    @Test func onlyOnesOwnPlacesAreRead() {
        for text in ["", "1", "1-", "-1-2", "1-2-3", "a-b", "9999999999999999999-1", "1--2", " 1-2"] {
            #expect(EnteringPlace(text) == nil, "\(text)")
        }
        #expect(EnteringPlace("3-120")?.text == "3-120")
    }
}

/// Reported statements made from drafts.
@Suite struct PromiseMakerTests {
    private static func vocabulary() throws -> [EntryBody] {
        func property(_ id: String, _ type: Property.ValueType, _ kinds: [String] = ["promise"]) -> EntryBody {
            Property(
                id: id, label: Text([.en: id]), type: type, unit: nil, needsDatum: false, isTotal: false, kinds: kinds,
                expectedKinds: [], sector: .general, useOf: nil, reviewDays: nil, choices: []
            ).entry(party: "paper", member: "m")
        }
        return [
            Kind(id: "promise", label: Text([.en: "Promise"]), plural: Text(), mark: .ring, order: 9)
                .entry(party: "paper", member: "m"),
            property("what-was-promised", .text), property("promised-by", .text), property("promised-on", .period),
            property("planned-for", .period),
        ]
    }

    private static let fields: DraftFields = [
        "title": "A mole at Reed Harbour", "words": "We will build a mole.", "textLanguage": "en", "language": "en",
        "things": "Reed Harbour", "promisedBy": "The governor", "promisedOn": "2026-11-20", "due": "2030",
        "visibility": "members", "sourceTitle": "Reeds are cut at Reed Harbour", "sourceLanguage": "en",
        "sourceAddress": "https://lake.example/en/stories/n-ticket-one",
    ]

    @Test func itIsAThingWithItsClaimsAndTheStoryBehindThem() async throws {
        let node = try await StoryNode()
        _ = try await node.journal.append(Self.vocabulary())
        let story = try await node.publish(storyFields(), ticket: "ticket-one")
        let bodies = try await node.read(as: "south") { reading in
            try PromiseMaker().entries(
                from: Self.fields.merging(["story": story]) { $1 }, draft: "ticket-two", by: "south", member: "m-sue",
                in: reading)
        }
        #expect(bodies.map(\.kind) == ["thing", "source", "claim", "claim", "claim", "claim"])
        _ = try await node.journal.append(bodies)
        let id = PromiseMaker.thing(ofDraft: "ticket-two", Self.fields)
        #expect(try await node.read { try $0.thing(id) } == nil)
        let thing = try #require(try await node.read(as: "north") { try $0.thing(id) })
        #expect(thing.kind == "promise" && thing.within == ["port-north"])
        let claims = try await node.read(as: "north") { reading in
            try reading.accounts(of: thing).flatMap { $0.claims.map(\.claim) }
        }
        #expect(
            claims.count == 4 && Set(claims.map(\.saidBy)) == ["north"] && Set(claims.compactMap(\.source)).count == 1)
        // Said again it stands already.
        await #expect(throws: DraftFaults.self) {
            try await node.read(as: "south") { reading in
                try PromiseMaker().entries(
                    from: Self.fields.merging(["story": story]) { $1 }, draft: "ticket-two", by: "south",
                    member: "m-sue", in: reading)
            }
        }
    }

    @Test func whatIsWrongIsSaidBesideItsField() async throws {
        let node = try await StoryNode()
        _ = try await node.journal.append(Self.vocabulary())
        let story = try await node.publish(storyFields(), ticket: "ticket-one")
        let later = try await node.publish(
            storyFields(["embargo": "2026-12-01 10:30", "embargoZone": "UTC"]), ticket: "ticket-two")
        let cases: [(DraftFields, String)] = [
            (["story": ""], "story:missing"), (["story": "n-nothing"], ":story-unpublished"),
            (["story": later], ":story-unpublished"), (["title": ""], "title:missing"),
            (["words": " "], "words:missing"),
            (["things": "Nowhere at all"], "things:thing-unknown"), (["due": "soon"], "due:date-unreadable"),
            (["sourceTitle": ""], "sourceTitle:missing"),
            (["sourceAddress": "javascript:x"], "sourceAddress:address-malformed"),
        ]
        for (change, fault) in cases {
            let fields = Self.fields.merging(["story": story]) { $1 }.merging(change) { $1 }
            do {
                _ = try await node.read(as: "north") { reading in
                    try PromiseMaker().entries(from: fields, draft: "ticket-x", by: "north", member: "m", in: reading)
                }
                Issue.record("\(fault) was not found")
            } catch let faults as DraftFaults {
                #expect(faults.faults.contains { "\($0.field):\($0.code)" == fault }, "\(fault): \(faults.faults)")
            }
        }
    }
}
