import Foundation
import Importing
import Journal
import Testing

@testable import Register

/// One edit of the tiny pack and the place its diagnostic must name.
struct PackEdit: Sendable, CustomTestStringConvertible {
    let file: String
    let find: String
    let text: String
    let row: Int?
    let column: String?

    init(_ file: String, _ find: String, _ text: String, _ row: Int?, _ column: String?) {
        self.file = file
        self.find = find
        self.text = text
        self.row = row
        self.column = column
    }

    var testDescription: String { "\(file): “\(find)” to “\(text.prefix(30))”" }

    func isNamed(by diagnostics: [Diagnostic]) -> Bool {
        diagnostics.contains { $0.severity == .error && $0.file == file && $0.row == row && $0.column == column }
    }
}

@Suite struct PackFaultTests {
    private static let ports = "claims/ports.csv"
    private static let lake = "claims/lake.csv"

    static let claimEdits: [PackEdit] = [
        PackEdit(ports, "draught,4.5", "draught,4.5.1", 2, "value"),
        PackEdit(ports, "draught,4.5", "draught,", 2, "value"),
        PackEdit(ports, ",letter-1,found", ",letter-9,found", 2, "letter"),
        PackEdit(ports, "draught,380", "draught,1 380", 3, "value"),
        PackEdit(ports, ",cm,", ",furlongz,", 3, "unit"),
        PackEdit(ports, ",cm,", ",kg,", 3, "unit"),
        PackEdit(
            ports, "~5,,,,2024,common-knowledge,,,general_knowledge", "~5,,,,2024,common-knowledge,,,hearsay", 4,
            "basis"),
        PackEdit(
            ports, "~5,,,,2024,common-knowledge,,,general_knowledge", "~5,,,,2024,common-knowledge,,,", 4, "basis"),
        PackEdit(ports, "100..120,,,,2024", "120..100,,,,2024", 5, "value"),
        PackEdit(ports, "100..120,,,,2024", "100..120,,,,20x4", 5, "as_of"),
        PackEdit(ports, "100..120,,,,2024,lake-commission,yearbook", "100..120,,,,2024,lake-commission,", 5, "source"),
        PackEdit(ports, "55,,,,2024,", "55,,,,2024-01/2024-06,", 7, "id"),
        PackEdit(ports, "closed,,,,2024-05", "closed,,,,2024-02-30", 8, "as_of"),
        PackEdit(ports, "closed,,,,2024-05", "shut,,,,2024-05", 8, "value"),
        PackEdit(ports, "2025-06", "2025-13", 8, "until"),
        PackEdit(ports, "Too round.,,members", "Too round.,,secret", 9, "visibility"),
        PackEdit(ports, "low-port,capacity", "mid-port,capacity", 10, "thing"),
        PackEdit(ports, "low-port,opened", "north-shore,opened", 11, "property"),
        PackEdit(ports, "opened,1931", "opened,long ago", 11, "value"),
        PackEdit(ports, "seat,high-port", "seat,mid-port", 12, "value"),
        PackEdit(ports, "Two shores", "Two\u{2}shores", 13, "value"),
        PackEdit(ports, "دو کرانه,,,,common", "دو کرانه,,,,,,,,,,,,,,,common", 13, nil),
        PackEdit(lake, "3.2,,sill", "3.2,,", 2, "datum"),
        PackEdit(
            lake, "3.2,,sill,2024,lake-commission,yearbook", "3.2,,sill,2024,lake-commission,yearbock", 2, "source"),
        PackEdit(lake, "water-level,3.9", "water-lovel,3.9", 3, "property"),
        PackEdit(lake, "gazette,gazette-1", "gazettte,gazette-1", 3, "said_by"),
        PackEdit(lake, "2.9,,sill", "2.9,,moon", 4, "datum"),
        PackEdit(lake, "2.9,,sill", "2.9,,Moon!", 4, "datum"),
        PackEdit(lake, "mirror-lake,water-level,2.9", "moon-lake,water-level,2.9", 4, "thing"),
        PackEdit(lake, "extent,lake.geojson#mirror-lake", "extent,lake.geojson#other", 5, "value"),
    ]

    static let partyEdits: [PackEdit] = [
        PackEdit("parties.csv", "https://north.example/", "ftp://north.example/", 2, "web"),
        PackEdit("parties.csv", "southland,south-shore", "southland,west-shore", 3, "speaks_for"),
        PackEdit("parties.csv", "southland,south-shore", "westland,south-shore", 3, "country"),
        PackEdit("parties.csv", "publisher,The Lake Gazette", "publisher,", 5, "name_en"),
        PackEdit("parties.csv", "publisher,The Lake Gazette", "paper,The Lake Gazette", 5, "type"),
        PackEdit("sources.csv", "https://gazette.example/1", "gazette.example/1", 2, "url"),
        PackEdit("sources.csv", "new\",en", "new\",xx", 2, "title_language"),
        PackEdit("sources.csv", "new\",en", "new,en", 2, nil),
        PackEdit("sources.csv", "2024-05", "May", 2, "published"),
        PackEdit("sources.csv", "yearbook,lake-commission", "yearbook,lake-office", 3, "publisher"),
        PackEdit("letters.csv", "sh:1404-02-03", "sh:1404-13-03", 2, "date"),
        PackEdit("letters.csv", "office-south-shore", "office-west-shore", 2, "addressee"),
        PackEdit("letters.csv", "at High Port", "at High Port,extra", 2, nil),
        PackEdit("quarrels.csv", "mirror-lake/water-level", "mirror-lake", 3, "accounts"),
        PackEdit("quarrels.csv", "mirror-lake/water-level", "mirror-lake/water-lovel", 3, "accounts"),
        PackEdit("quarrels.csv", "mirror-lake/water-level", "moon-lake/water-level", 3, "accounts"),
        PackEdit("region.csv", "version,1", "edition,1", 3, "key"),
        PackEdit("region.csv", "version,1\n", "", nil, "key"),
        PackEdit("region.csv", "version,1", "west,1", 4, "key"),
        PackEdit("region.csv", "west,10", "west,ten", nil, nil),
        PackEdit("region.csv", "west,10", "west,13", nil, nil),
        PackEdit("region.csv", "\nid,mirror-lake", "\nid,Mirror Lake", 2, "value"),
        PackEdit("region.csv", "recorder,lake-editors", "recorder,nobody", nil, "recorder"),
        PackEdit("region.csv", "\nsea,mirror-lake", "\nsea,moon", nil, "sea"),
        PackEdit("region.csv", "Europe/Zurich", "Lake/Shore", 14, "value"),
    ]

    static let thingEdits: [PackEdit] = [
        PackEdit("things/ports.csv", "low-port,port", "high-port,port", 3, "id"),
        PackEdit("things/ports.csv", "low-port,port", "Low Port,port", 3, "id"),
        PackEdit("things/ports.csv", "south-shore,transport", "mid-shore,transport", 3, "within"),
        PackEdit("things/ports.csv", "south-shore,transport", "low-port,transport", 3, "within"),
        PackEdit("things/ports.csv", "High Port,21.2", "High Port,91.2", 2, "lat"),
        PackEdit("things/ports.csv", "High Port,21.2", "High Port,nan", 2, "lat"),
        PackEdit("things/ports.csv", "20.8,10.9", "20.8,east", 3, "lon"),
        PackEdit("things/ports.csv", "20.8,10.9", "20.8,-180.5", 3, "lon"),
        PackEdit("things/ports.csv", "20.8,10.9", "20.8,", 3, "lon"),
        PackEdit("things/ports.csv", "north-shore,transport", "north-shore,shipping", 2, "sectors"),
        PackEdit("things/ports.csv", "locode:XNHIG", "XNHIG", 2, "codes"),
        PackEdit("things/ports.csv", "found,yearbook", "guessed,yearbook", 2, "position_basis"),
        PackEdit("things/ports.csv", "found,yearbook", "found,almanac", 2, "position_source"),
        PackEdit("things/places.csv", "Upper Shore|The North,fa", "Upper Shore|The North,zz", 4, "unchecked"),
        PackEdit("things/places.csv", "mirror-lake,lake,Mirror", "mirror-lake,lagoon,Mirror", 6, "kind"),
        PackEdit("things/places.csv", "lake.geojson#mirror-lake", "lake.geojson#mirror-lakes", 6, "geometry"),
        PackEdit("geometry/lake.geojson", "[10.5,20.5]]]", "[10.5,20.6]]]", 1, "mirror-lake"),
        PackEdit("geometry/lake.geojson", "[11.5,20.5]", "[211.5,20.5]", 1, "mirror-lake"),
        PackEdit("geometry/lake.geojson", "[11.5,20.5]", "[null,20.5]", 1, "mirror-lake"),
        PackEdit("geometry/lake.geojson", "Polygon", "Circle", 1, "mirror-lake"),
        PackEdit("clocks.csv", "northland,Europe/Zurich", "northland,../passwd", 2, "zone"),
        PackEdit("clocks.csv", "northland,Europe/Zurich", "westland,Europe/Zurich", 2, "thing"),
        PackEdit("clocks.csv", "sat|sun", "sat|sunday", 2, "weekend"),
        PackEdit("clocks.csv", "sat|sun", "sat|sat", 2, "weekend"),
        PackEdit("clocks.csv", "south-shore,Asia/Kolkata,fri", "northland,Asia/Kolkata,fri", 3, "thing"),
        PackEdit("clocks.csv", "south-shore,Asia/Kolkata,fri", "south-shore,,", 3, nil),
        PackEdit("geometry/lake.geojson", "\"features\"", "\"feature\"", nil, nil),
    ]

    static let vocabularyEdits: [PackEdit] = [
        PackEdit("kinds.csv", "plural_en", "plurals_en", 1, "plurals_en"),
        PackEdit("kinds.csv", "plural_en", "label_en", 1, "label_en"),
        PackEdit("kinds.csv", "port,Port", "Port!,Port", 4, "id"),
        PackEdit("kinds.csv", "port,Port", "port,", 4, "label_en"),
        PackEdit("kinds.csv", "ring,3", "star,3", 4, "mark"),
        PackEdit("kinds.csv", "ring,3", "ring,third", 4, "order"),
        PackEdit("datums.csv", "sill,Height above the sill", "sill,", 2, "label_en"),
        PackEdit("properties.csv", "Draught,quantity,m", "Draught,quantity,", 2, "unit"),
        PackEdit("properties.csv", "Draught,quantity,m", "Draught,quantity,metre", 2, "unit"),
        PackEdit("properties.csv", "transport,,2,,", "transport,,two,,", 2, "review_years"),
        PackEdit(
            "properties.csv", "Annual capacity,quantity,kt/a,,,port,port", "Annual capacity,quantity,kt/a,,,port,lake",
            3, "expected"),
        PackEdit("properties.csv", "transport,capacity", "transport,volume", 4, "use_of"),
        PackEdit("properties.csv", "kt,,yes", "kt,,always", 4, "total"),
        PackEdit("properties.csv", "m,required", "m,yes", 5, "datum"),
        PackEdit("properties.csv", "open=Open|closed=Closed,open=باز|closed=بسته", ",", 6, "choices"),
        PackEdit("properties.csv", "open=Open", "open:Open", 6, "choices"),
        PackEdit("properties.csv", "open=باز", "open:باز", 6, "choices_fa"),
        PackEdit("properties.csv", "Extent,geometry,,,,lake", "Extent,geometry,,,,", 9, "kinds"),
        PackEdit("properties.csv", "Extent,geometry,,,,lake", "Extent,geometry,,,,pond", 9, "kinds"),
        PackEdit("properties.csv", "Motto,text", "Motto,prose", 10, "value"),
        PackEdit("properties.csv", "general,,,,", "civics,,,,", 7, "sector"),
    ]

    @Test(arguments: claimEdits + partyEdits + thingEdits + vocabularyEdits)
    func oneEditIsNamedByItsPlace(edit: PackEdit) throws {
        let pack = try TinyPack.pack(replacing: edit.find, with: edit.text, in: edit.file)
        #expect(edit.isNamed(by: pack.errors), "\(pack.diagnostics.map(\.description))")
        #expect(pack.errors.allSatisfy { !$0.remedy.isEmpty && !$0.message.isEmpty })
    }

    /// Rows that do not hide each other's faults, all edited together.
    @Test func allFaultsAreReportedInOnePass() async throws {
        var contents = TinyPack.files.contents
        var done: [PackEdit] = []
        for edit in Self.claimEdits + Self.partyEdits where edit.row != nil && edit.column != nil && edit.column != "id"
        {
            if done.contains(where: { $0.file == edit.file && $0.row == edit.row }) { continue }
            if TinyPack.replace(edit.find, with: edit.text, in: edit.file, &contents) { done.append(edit) }
        }
        #expect(done.count > 18)
        let pack = RegionPack(PackFiles(contents: contents))
        let missing = done.filter { !$0.isNamed(by: pack.errors) }
        #expect(missing.map(\.testDescription) == [])
        #expect(pack.diagnostics == pack.diagnostics.sorted())
        let node = try Node()
        await #expect(throws: RegisterError.self) {
            _ = try await PackLoading(journal: node.journal, member: "m").load(pack)
        }
        #expect(try await node.lastPosition() == 0)
    }

    @Test(arguments: ["region.csv", "kinds.csv", "properties.csv"]) func aFileThatMustBeThere(file: String) {
        for contents in [nil, Data()] as [Data?] {
            let pack = TinyPack.pack { $0[file] = contents }
            #expect(pack.errors.contains { $0.file == file && $0.row == nil && !$0.remedy.isEmpty })
        }
    }

    @Test func aFileThatMayBeMissingMayNotBeEmpty() {
        #expect(TinyPack.pack { $0["letters.csv"] = Data() }.errors.contains { $0.file == "letters.csv" })
        let without = TinyPack.pack { $0["quarrels.csv"] = nil }
        #expect(without.diagnostics.map(\.description) == [])
    }

    @Test func bytesThatAreNotText() throws {
        let pack = TinyPack.pack { contents in
            var bytes = [UInt8](contents["claims/ports.csv"] ?? Data())
            if let place = bytes.firstIndex(of: UInt8(ascii: "~")) { bytes[place] = 0xC3 }
            contents["claims/ports.csv"] = Data(bytes)
        }
        #expect(PackEdit("claims/ports.csv", "", "", 4, "value").isNamed(by: pack.errors))
    }

    @Test func aCellThatIsTooLong() throws {
        let long = String(repeating: "x", count: CSVTable.cellBytesMax + 1)
        let pack = try TinyPack.pack(replacing: "Two shores", with: long, in: "claims/ports.csv")
        #expect(PackEdit("claims/ports.csv", "", "", 13, "value").isNamed(by: pack.errors))
    }

    /// An area of no polygon reads back as nothing.
    @Test func aShapeWithoutPoints() throws {
        let polygon = "\"Polygon\",\"coordinates\":[[[10.5,20.5],[11.5,20.5],[11.5,21.5],[10.5,20.5]]]"
        let pack = try TinyPack.pack(
            replacing: polygon, with: "\"MultiPolygon\",\"coordinates\":[]", in: "geometry/lake.geojson")
        #expect(PackEdit("geometry/lake.geojson", "", "", 1, "mirror-lake").isNamed(by: pack.errors))
    }
}
