import Importing
import Languages
import Register
import Testing

@testable import Sheets

/// Sheets as offices keep them: titles above, empty rows, two rows of headings, six languages.
@Suite struct RecognitionTests {
    private func lines(_ text: String, _ language: Language = .en) async throws -> DryRun {
        try await SheetNode.shipped().run(text, language)
    }

    private static let long: [(Language, String)] = [
        (.en, "Port;Indicator;Amount;Unit;Year\n"), (.fa, "نام بندر;شاخص;مقدار;واحد;سال\n"),
        (.ru, "Наименование объекта;Показатель;Значение;Ед. изм.;Год\n"),
        (.az, "Liman;Göstərici;Qiymət;Ölçü vahidi;İl\n"),
        (.kk, "Нысан атауы;Көрсеткіш;Мәні;Өлшем бірлігі;Жылы\n"), (.tk, "Port;Görkeziji;Baha;Ölçeg birligi;Ýyl\n"),
    ]

    @Test(arguments: long)
    func headingsAreKnownInSixLanguages(language: Language, header: String) async throws {
        let node = try await SheetNode.shipped()
        let row = try await node.read(language) { reading in
            let port = try #require(try reading.thing("port-anzali")).name.reading(in: language)?.text ?? ""
            let property = reading.vocabulary.properties["throughput"]?.label.reading(in: language)?.text ?? ""
            return "\(port);\(property);7,5;\(node.units.name("Mt", in: language));2031\n"
        }
        let run = try await lines(header + row, language)
        #expect(run.plan.column(.asOf)?.index == 4)
        let line = try #require(run.lines.first)
        #expect((line.outcome, line.thing, line.property) == (.new, "port-anzali", "throughput"), "\(line.reasons)")
        #expect(line.fields["amount"] == "7.5")
        #expect(line.fields["unit"] == "Mt")
        #expect(line.fields["asOf"] == "2031")
        #expect(line.fields["saidBy"] == "office-ir-01")
        #expect(run.plan.language == language.tag)
    }

    @Test func titlesAndEmptyRowsAreSkipped() async throws {
        let run = try await lines(
            """
            Figures of the ports of the province,,,
            ,,,
            sent on 25 November 2026,,,
            ,,,
            Name,Cargo handled in the period (Mt) 2031,,Draught accepted (m)
            ,,,
            port-anzali,2.5,,
            ,,,
            Total,2.5,,
            signed,,,
            """)
        #expect(run.plan.firstRow == 6)
        #expect(run.lines.map(\.outcome) == [.new, .refused])
        #expect(run.lines[0].fields["asOf"] == "2031")
        #expect(run.lines[1].reasons.map(\.cell) == ["A9"])
    }

    @Test func twoRowsOfHeadingsAreOne() async throws {
        var rows = "Ports,,,\nName,Cargo handled in the period (Mt),,Berths\n,2031,2032,\n"
        rows += "port-anzali,2.5,3,\n"
        let run = try await lines(rows)
        // Not merged, the second year stands below nothing: only a merged cell names all its columns.
        #expect(run.plan.columns.first { $0.index == 1 }?.period == "2031")
        #expect(run.lines.contains { $0.fields["asOf"] == "2031" && $0.outcome == .new })
    }

    @Test func persianNumbersAndDatesAreRead() async throws {
        let run = try await lines(
            """
            نام بندر;شاخص;مقدار;تاریخ
            بندر انزلی;throughput;۱۲٫۵;۱۴۰۹/۰۸/۲۷
            port-anzali;throughput;۱٬۲۳۴;27 آبان 1408
            port-anzali;throughput;۳ تا ۵;۱۴۰۷
            port-anzali;throughput;حدود ۸٫۵;آبان ۱۴۰۶
            port-anzali;throughput;بیش از ۶;۱۴۰۵/۰۱
            """, .fa)
        #expect(run.lines.map(\.outcome) == [.new, .new, .new, .new, .new], "\(run.lines.flatMap(\.reasons))")
        #expect(run.lines.map { $0.fields["amount"] } == ["12.5", "1234", "3..5", "~8.5", ">6"])
        #expect(
            run.lines.map { $0.fields["asOf"] } == [
                "sh:1409-08-27", "sh:1408-08-27", "sh:1407", "sh:1406-08", "sh:1405-01",
            ])
    }

    @Test func nothingIsGuessed() async throws {
        let run = try await lines(
            """
            Name,Property,Value,Unit,As of
            Anzli,throughput,5,Mt,2031
            xqz 98765,throughput,5,Mt,2031
            port-anzali,thruput of,5,Mt,2031
            port-anzali,throughput,five,Mt,2031
            port-anzali,throughput,=2+3,Mt,2031
            port-anzali,throughput,5,kg/m,2031
            port-anzali,throughput,5,Mt,03/04/2031
            port-anzali,throughput,5,Mt,sometime
            ,throughput,5,Mt,2031
            port-anzali,,5,Mt,2031
            port-anzali,population,5,,2031
            """)
        #expect(run.lines.allSatisfy { $0.outcome == .refused })
        #expect(
            run.lines.compactMap(\.reasons.first?.code) == [
                .unsureThing, .unknownThing, .unknownProperty, .badAmount, .formula, .otherUnit, .unsureDate, .badDate,
                .noThing, .noProperty, .otherKind,
            ])
        #expect(run.lines.first?.reasons.first?.values["things"]?.contains("port-anzali") == true)
        #expect(run.lines[3].reasons.first?.cell == "C5")
        #expect(run.lines.allSatisfy { $0.fields.isEmpty })
    }

    @Test func theSameFigureTwiceIsRefused() async throws {
        let run = try await lines(
            "Name,Property,Value,As of\nport-anzali,throughput,5,2031\nport-anzali,throughput,6,2031\n")
        #expect(run.lines.map(\.outcome) == [.new, .refused])
        #expect(run.lines[1].reasons == [SheetReason(.twice, "C3", ["row": "2"])])
    }

    @Test func whatNobodyKnowsWaitsForAPerson() async throws {
        await #expect(throws: SheetError.incomplete) { try await lines("Wer,Was\nport-anzali,5\n") }
        let node = try await SheetNode.shipped()
        let first = SheetPlan(
            sheet: 0, firstRow: 2,
            columns: [
                SheetColumn(0, heading: "Wer", role: .thingName),
                SheetColumn(1, heading: "Was", role: .value, property: "throughput"),
            ], headerDigest: "x", language: "en")
        let run = try await node.run(
            Array("Wer,Was\nport-anzali,5\n".utf8), as: "office-ir-01", plan: first)
        #expect(run.lines.map(\.outcome) == [.new])
        #expect(run.lines.first?.fields["property"] == "throughput")
    }

    @Test func othersAreNotSpokenFor() async throws {
        let node = try await SheetNode.shipped()
        let claim = try await node.read { reading in
            let port = try #require(try reading.thing("port-anzali"))
            let account = try reading.accounts(of: port).first { $0.property == "throughput" }
            return try #require(account?.chosen?.claim)
        }
        let text = "claim,thing,property,value,said_by\n\(claim.id),port-anzali,throughput,99,\(claim.saidBy)\n"
        let run = try await node.run(text)
        let line = try #require(run.lines.first)
        #expect(line.outcome == .new)
        #expect(line.fields["saidBy"] == "office-ir-01")
        #expect(line.fields["claim"] == nil)
        #expect(line.fields["source"] == nil)
        #expect(line.reasons.map(\.code) == [.beside])
    }

    @Test func everyReasonIsSaidInEveryLanguage() async throws {
        let node = try await SheetNode.shipped()
        for language in Language.allCases {
            for code in SheetReason.Code.allCases {
                #expect(node.phrases.has(PhraseKey("sheet.reason.\(code.rawValue)"), in: language), "\(code)")
            }
            for code in SpreadsheetFault.Code.allCases {
                #expect(node.phrases.has(PhraseKey("sheet.file.\(code.rawValue)"), in: language), "\(code)")
            }
            for role in ColumnRole.allCases {
                #expect(node.phrases.has(PhraseKey("sheet.heading.\(role.rawValue)"), in: language), "\(role)")
            }
            for state in SheetRun.State.allCases {
                #expect(node.phrases.has(PhraseKey("sheet.state.\(state.rawValue)"), in: language), "\(state)")
            }
            for outcome in SheetLine.Outcome.allCases {
                #expect(node.phrases.has(PhraseKey("sheet.outcome.\(outcome.rawValue)"), in: language), "\(outcome)")
            }
        }
    }

    /// The sheet to fill in says nothing new as it is, and one value typed into it is one new figure.
    @Test(arguments: Language.allCases)
    func theSheetToFillInComesBack(language: Language) async throws {
        let node = try await SheetNode.shipped()
        let template = try await node.read(language, as: "office-ir-01") { reading in
            try SheetTemplate(
                kind: try #require(reading.vocabulary.kinds["port"]), party: "office-ir-01", in: reading,
                phrases: node.phrases, units: node.units)
        }
        #expect(template.rows.count > 3)
        let bytes = try #require(template.xlsx(isRightToLeft: language.direction == .rightToLeft))
        let run = try await node.run(bytes, language, as: "office-ir-01")
        #expect(run.lines.count == template.rows.count)
        #expect(run.lines.allSatisfy { $0.outcome == .same })
    }
}
