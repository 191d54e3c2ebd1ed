import Testing

/// The floors of the house: a module imports only what lies below it.
@Suite struct FloorTests {
    private static let floors: [String: Int] = [
        "Languages": 0, "Markup": 0, "Measures": 0, "PersianSpelling": 0, "Trends": 0, "Depths": 0,
        "Storage": 1, "Journal": 1, "Importing": 1, "Exporting": 1, "Register": 1, "Search": 1,
        "Settings": 1, "Members": 1, "Files": 1, "Drafts": 1, "Clippings": 1, "Observations": 1,
        "Runs": 1, "Programs": 1,
        "OpenData": 2, "Upkeep": 2, "Sheets": 2, "Translations": 2, "Desk": 2, "Films": 2,
        "Newsroom": 2, "Environment": 2, "Problems": 2, "References": 2,
        "Serving": 3, "Web": 3, "API": 3, "Console": 3, "Operations": 3,
        "littoral": 4,
    ]

    /// The rooms of the ground floor stand on each other in this order only.
    private static let ground: [String: Set<String>] = [
        "Storage": [], "Programs": [], "Importing": [], "Exporting": [], "Settings": [], "Journal": ["Storage"],
        "Register": ["Storage", "Journal", "Importing", "Search"],
        "Search": ["Storage", "Journal"],
        "Members": ["Storage", "Journal"], "Files": ["Storage", "Journal", "Importing"],
        "Drafts": ["Storage", "Journal", "Importing", "Search", "Register", "Members", "Files", "Runs"],
        "Clippings": ["Importing"], "Runs": ["Journal"],
        "Observations": [
            "Storage", "Journal", "Importing", "Exporting", "Search", "Register", "Members", "Files", "Drafts", "Runs",
        ],
    ]

    /// What leads from one subject to another stands on them, and on no face.
    private static let across: [String: Set<String>] = [
        "References": ["Newsroom", "Environment", "Problems", "OpenData"],
        "Translations": ["Newsroom", "Films"],
    ]

    /// The faces stand on one threshold, and not on each other.
    private static let faces: [String: Set<String>] = [
        "Web": ["Serving"], "API": ["Serving"], "Operations": ["Serving"],
    ]

    private static let system: Set<String> = ["Foundation", "FoundationEssentials", "Synchronization", "Dispatch"]
    private static let platform: Set<String> = ["Glibc", "Musl", "Darwin"]
    /// Libraries that are not our trade, and the rooms that may use each.
    private static let libraries: [String: Set<String>] = [
        "GRDBSQLite": ["Storage"],
        "GRDB": [
            "Storage", "Journal", "Importing", "Register", "Search", "Members", "Drafts", "Sheets", "Translations",
            "Desk", "Files", "Films", "Newsroom",
            "Observations", "Environment", "Problems",
        ],
        "Crypto": ["Journal", "Members", "Files"], "CryptoExtras": ["Members"], "CArgon2": ["Members"],
        "Configuration": ["Settings"],
        "CSpawn": ["Programs"],
        "CZlib": ["Serving", "Exporting", "Importing", "Files"],
        "HummingbirdCore": ["Serving"], "Hummingbird": ["Serving", "Web", "API", "Operations", "littoral"],
        "HTTPTypes": ["Serving", "Web", "API", "Operations"],
        "NIOCore": ["Serving", "Web", "API", "Operations"], "AsyncHTTPClient": ["Operations"],
        "NIOHTTP1": ["Serving", "Operations"], "NIOHTTPTypes": ["Serving"], "NIOSSL": ["Serving"],
        "HummingbirdTLS": ["Serving"],
        "CoreMetrics": ["Operations"], "UnixSignals": ["Operations", "littoral"],
        "ArgumentParser": ["Console", "littoral"],
        "ServiceLifecycle": ["Operations", "littoral"],
        "Logging": ["Serving", "Web", "API", "Operations", "littoral"],
    ]

    private struct Import {
        let file: Tree.File
        let module: String
        var place: String { "\(file.path) imports \(module)" }
    }

    /// Every import, whatever stands before the word and whatever part of the module is meant.
    private static func imports() throws -> [Import] {
        let words =
            /^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?import\s+(?:(?:struct|class|enum|protocol|func|var|let|typealias|actor)\s+)?(\w+)/
        return Tree.sources.flatMap { file in
            file.code.filter { $0.line.contains("import ") }.compactMap { line in
                line.line.firstMatch(of: words).map { Import(file: file, module: String($0.1)) }
            }
        }
    }

    @Test func thereAreSources() throws {
        #expect(Tree.sources.count > 100)
        #expect(try Self.imports().count > 200)
    }

    @Test func everyModuleStandsOnAFloor() {
        let strangers = Set(Tree.sources.map(\.module)).filter { Self.floors[$0] == nil }
        #expect(strangers == [], "A new module is written into the table of floors.")
    }

    @Test func aModuleImportsOnlyWhatLiesBelow() throws {
        var faults: [String] = []
        for item in try Self.imports() {
            guard let floor = Self.floors[item.module], let own = Self.floors[item.file.module] else { continue }
            let isBelow =
                floor < own || Self.ground[item.file.module]?.contains(item.module) == true
                || Self.across[item.file.module]?.contains(item.module) == true
                || Self.faces[item.file.module]?.contains(item.module) == true
            if !isBelow { faults.append(item.place) }
        }
        #expect(faults == [])
    }

    @Test func everyImportIsKnown() throws {
        let known = Self.system.union(Self.platform).union(Self.floors.keys).union(Self.libraries.keys)
        #expect(try Self.imports().filter { !known.contains($0.module) }.map(\.place) == [])
    }

    @Test func librariesStayInTheirRooms() throws {
        let imports = try Self.imports()
        for (library, rooms) in Self.libraries {
            let users = Set(imports.filter { $0.module == library }.map(\.file.module))
            #expect(users.isSubset(of: rooms), "\(library) is imported by \(users.sorted())")
        }
        let markup = Set(imports.filter { $0.module == "Markup" }.map(\.file.module))
        #expect(markup.isSubset(of: ["Web"]))
    }

    @Test func theLowestFloorImportsNothing() throws {
        let imports = try Self.imports().filter { Self.floors[$0.file.module] == 0 }
        // Functions that the standard library lacks come from the C library of the platform, in one file of a module.
        let doors = ["Measures/Geometry/Trigonometry.swift", "Trends/Functions.swift"]
        let faults = imports.filter { item in
            !(Self.platform.contains(item.module) && doors.contains { item.file.path.hasSuffix($0) })
        }
        #expect(faults.map(\.place) == [])
    }

    /// The subjects' and the pure modules' words know no pages: nothing below the faces makes a link.
    @Test func onlyFacesKnowAddresses() throws {
        let below = Tree.sources.filter { (Self.floors[$0.module] ?? 0) < 3 && $0.module != "Markup" }
        #expect(try Tree.places(of: #"<a href|"/en/|"/fa/"#, in: below) == [])
    }

    /// What a module imports is what the manifest says it needs; otherwise a build depends on luck.
    @Test func theManifestNamesWhatIsImported() throws {
        let manifest = try #require(Tree.text("Package.swift"))
        let products = [
            "grdb": ["GRDB", "GRDBSQLite"], "crypto": ["Crypto"], "cryptoExtras": ["CryptoExtras"],
            "httpClient": ["AsyncHTTPClient"],
            "hummingbird": ["Hummingbird", "HummingbirdCore", "HTTPTypes", "NIOCore", "NIOHTTP1", "NIOHTTPTypes"],
            "encryption": ["HummingbirdTLS", "NIOSSL"], "metrics": ["CoreMetrics"], "signals": ["UnixSignals"],
            "arguments": ["ArgumentParser"], "configuration": ["Configuration"], "logging": ["Logging"],
            "lifecycle": ["ServiceLifecycle"],
        ]
        var declared: [String: Set<String>] = [:]
        for match in manifest.matches(of: /(?:module|face)\(\s*"(\w+)"(?:,\s*\[([^\]]*)\])?/) {
            let names = (match.2 ?? "").split(separator: ",").map { $0.filter { !" \"\n".contains($0) } }
            declared[String(match.1)] = Set(names.flatMap { products[$0] ?? [$0] })
        }
        var faults: Set<String> = []
        for item in try Self.imports() {
            guard let needs = declared[item.file.module], !Self.system.union(Self.platform).contains(item.module) else {
                continue
            }
            if !needs.contains(item.module) { faults.insert("\(item.file.module) imports \(item.module)") }
        }
        #expect(declared.count >= 8)
        #expect(faults == [])
    }
}
