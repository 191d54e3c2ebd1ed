// swift-tools-version: 6.2
import PackageDescription

// Settings are declared before `package`: a constant placed after it silently does nothing.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

/// What lies below the faces is optimised in debug builds too: all that is tried on it takes half the time.
let optimised: [SwiftSetting] = strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]

/// A module of the house; the floors they stand on are drawn in ARCHITECTURE.md and enforced by TreeTests.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: optimised)
}

/// A module of floor 3, which meets people and programs.
func face(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// A suite of tests; folders of golden files are read by path and are no resources.
func tests(_ name: String, _ dependencies: [Target.Dependency], golden: Bool = false) -> Target {
    .testTarget(
        name: name, dependencies: dependencies, exclude: golden ? ["Golden"] : [], swiftSettings: strict)
}

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let httpClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdTesting = Target.Dependency.product(name: "HummingbirdTesting", package: "hummingbird")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let configuration = Target.Dependency.product(name: "Configuration", package: "swift-configuration")
let encryption = Target.Dependency.product(name: "HummingbirdTLS", package: "hummingbird")
let metrics = Target.Dependency.product(name: "Metrics", package: "swift-metrics")
let signals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")

let package = Package(
    name: "littoral",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "littoral", targets: ["littoral"])],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: []),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // floor 0 · pure: no files, no clock, no network, no database
        module("Languages"),
        module("Markup"),
        module("Measures"),
        module("PersianSpelling"),
        module("Trends"),
        module("Depths"),
        // floor 1 · ground
        module("Storage", [grdb, .product(name: "GRDBSQLite", package: "GRDB.swift")]),
        module("Journal", ["Storage", grdb, crypto]),
        module("Importing", ["Measures", "CZlib"]),
        module("Search", ["Journal", "Storage", "Languages", grdb]),
        module("Register", ["Search", "Journal", "Storage", "Importing", "Languages", "Measures", grdb]),
        module("Settings", [configuration]),
        module("Members", ["Storage", "Journal", "Languages", "Measures", "CArgon2", grdb, crypto, cryptoExtras]),
        module("Files", ["Storage", "Journal", "CZlib", grdb]),
        module(
            "Drafts",
            [
                "Members", "Files", "Register", "Search", "Runs", "Journal", "Storage", "Languages", "Measures",
                "Importing", grdb,
            ]),
        module("Exporting", ["Measures", "CZlib"]),
        module("Runs", ["Journal"]),
        module("Programs", ["CSpawn"]),
        module("Clippings", ["Importing", "Languages", "Measures", "PersianSpelling"]),
        module(
            "Observations",
            [
                "Drafts", "Members", "Files", "Register", "Search", "Importing", "Exporting", "Runs", "Journal",
                "Storage", "Languages", "Measures", grdb,
            ]),
        // floor 2 · subjects
        module(
            "Environment",
            [
                "Observations", "Drafts", "Register", "Search", "Importing", "Journal", "Storage", "Languages",
                "Measures", "Trends", "Depths", grdb,
            ]),
        module(
            "Problems",
            [
                "Drafts", "Members", "Files", "Register", "Search", "Importing", "Journal", "Storage", "Languages",
                "Measures", grdb,
            ]),
        module("OpenData", ["Register", "Search", "Exporting", "Journal", "Languages", "Measures"]),
        module(
            "Upkeep",
            ["Programs", "Files", "Settings", "Register", "Importing", "Journal", "Storage", "Languages", "Measures"]),
        module(
            "Sheets",
            [
                "Drafts", "Files", "Members", "Register", "Search", "Importing", "Exporting", "Runs", "Journal",
                "Storage",
                "Languages", "Measures", grdb,
            ]),
        module(
            "Translations",
            [
                "Newsroom", "Films", "Drafts", "Members", "Register", "Search", "Importing", "Exporting", "Journal",
                "Storage", "Languages", "Measures", grdb,
            ]),
        module("Films", ["Programs", "Members", "Journal", "Storage", "Languages", grdb]),
        module(
            "Desk",
            ["Observations", "Drafts", "Members", "Register", "Journal", "Storage", "Languages", "Measures", grdb]),
        module(
            "Newsroom",
            [
                "Clippings", "Drafts", "Files", "Members", "Register", "Search", "Importing", "Journal", "Storage",
                "Languages",
                "Measures", grdb,
            ]),
        module(
            "References",
            ["Newsroom", "Environment", "Problems", "OpenData", "Observations", "Register"]),
        // floor 3 · faces
        face(
            "Serving",
            [
                "Members", "Settings", "Exporting", "Storage", "Journal", "Languages", "Measures", hummingbird,
                encryption, logging,
            ]),
        face(
            "Web",
            [
                "Observations", "Environment", "Problems", "Trends", "Depths",
                "Newsroom", "Clippings",
                "Films",
                "Desk", "Translations", "Sheets", "Runs", "Drafts", "Files", "Members",
                "Serving", "References", "OpenData", "Register", "Search", "Journal", "Storage", "Languages", "Markup",
                "Measures", "Importing", "Exporting", hummingbird, logging,
            ]),
        face(
            "API",
            [
                "Observations", "Environment", "Problems", "Trends", "Depths",
                "Newsroom", "Films",
                "Translations", "Sheets", "Drafts", "Files", "Members",
                "Serving", "References", "OpenData", "Exporting", "Register", "Search", "Journal", "Storage",
                "Languages", "Measures", hummingbird, logging,
            ]),
        .systemLibrary(name: "CArgon2", pkgConfig: "libargon2", providers: [.apt(["libargon2-dev"])]),
        .systemLibrary(name: "CSpawn"),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        face(
            "Operations",
            [
                "Observations", "Environment", "Problems",
                "Films",
                "Runs", "Translations", "Desk", "Drafts", "Members", "Register", "Languages",
                "Serving", "Upkeep", "Settings", "Journal", "Storage", "Measures", hummingbird, metrics, logging,
                lifecycle, signals, httpClient,
            ]),
        face(
            "Console",
            [
                "Observations", "Environment", "Problems",
                "Newsroom", "Clippings",
                "Films",
                "Translations", "Sheets", "Drafts", "Files", "Members",
                "Upkeep", "Settings", "OpenData", "Exporting", "Register", "Search", "Journal", "Storage", "Languages",
                "Measures", "Importing", arguments,
            ]),
        // floor 4 · wiring and nothing else
        .executableTarget(
            name: "littoral",
            dependencies: [
                "Observations", "Environment", "Problems",
                "Newsroom",
                "Films",
                "Desk", "Translations", "Sheets", "Runs", "Drafts", "Files", "Members",
                "OpenData", "Upkeep", "Settings", "Console", "Operations", "Web", "API", "Serving", "Register",
                "Journal",
                "Storage",
                "Languages",
                "Measures", arguments,
                hummingbird, lifecycle, signals, logging,
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "RegisterBench",
            dependencies: ["Register", "Search", "Journal", "Storage", "Languages", "Measures", "Markup", grdb],
            path: "Benchmarks/RegisterBench", swiftSettings: strict),
        .executableTarget(
            name: "SearchBench", dependencies: ["Search", "Languages"], path: "Benchmarks/SearchBench",
            swiftSettings: strict),
        .executableTarget(
            name: "WordsBench", dependencies: ["Search", "Journal", "Storage", "Languages", grdb],
            path: "Benchmarks/WordsBench", swiftSettings: strict),
        .executableTarget(
            name: "FeaturesBench",
            dependencies: ["Serving", "Register", "Journal", "Storage", "Languages", "Measures", hummingbird, logging],
            path: "Benchmarks/FeaturesBench", swiftSettings: strict),
        .executableTarget(
            name: "SpellingBench", dependencies: ["PersianSpelling"], path: "Benchmarks/SpellingBench",
            swiftSettings: strict),
        .executableTarget(
            name: "ClippingsBench", dependencies: ["Clippings", "PackNames", "Measures"],
            path: "Benchmarks/ClippingsBench", swiftSettings: strict),
        .executableTarget(
            name: "WritingBench",
            dependencies: ["Register", "Members", "Journal", "Storage", "Languages", "Measures"],
            path: "Benchmarks/WritingBench", swiftSettings: strict),
        .executableTarget(
            name: "StoriesBench",
            dependencies: ["Newsroom", "Register", "Journal", "Storage", "Languages", "Measures"],
            path: "Benchmarks/StoriesBench", swiftSettings: strict),
        .executableTarget(
            name: "ObservationsBench",
            dependencies: [
                "Observations", "Drafts", "Runs", "Members", "Importing", "Register", "Journal", "Storage", "Languages",
                "Measures", grdb,
            ],
            path: "Benchmarks/ObservationsBench", swiftSettings: strict),
        .executableTarget(
            name: "SheetsBench",
            dependencies: [
                "Console", "Sheets", "Drafts", "Runs", "Members", "Register", "Journal", "Storage", "Languages",
                "Measures", grdb,
            ],
            path: "Benchmarks/SheetsBench", swiftSettings: strict),
        // tests, and what they need beside the program
        .target(name: "CrashFiles", path: "Tests/CrashFiles", linkerSettings: [.linkedLibrary("sqlite3")]),
        .target(name: "Chances", path: "Tests/Chances", swiftSettings: strict),
        .target(
            name: "PackNames", dependencies: ["Clippings", "Importing", "Languages"], path: "Tests/PackNames",
            swiftSettings: strict),
        .target(
            name: "AskedNode",
            dependencies: [
                "Console",
                "Newsroom", "Environment", "Observations", "Films", "Problems", "Search",
                "Drafts", "API", "Web", "OpenData", "Serving", "Members", "Register", "Journal", "Languages",
                "Measures",
                hummingbird, logging,
            ], path: "Tests/AskedNode", swiftSettings: strict),
        .target(
            name: "SignedMembers", dependencies: ["Members", "Journal", "Storage", "Languages"],
            path: "Tests/SignedMembers",
            swiftSettings: strict),
        .executableTarget(
            name: "AppendingProcess", dependencies: ["Chances", "Journal", "Storage", grdb],
            path: "Tests/AppendingProcess",
            swiftSettings: strict),
        .executableTarget(
            name: "SpeakingProcess", dependencies: ["Register", "Languages", "Measures"],
            path: "Tests/SpeakingProcess", swiftSettings: strict),
        tests("MeasuresTests", ["Chances", "Measures"]),
        tests("DepthsTests", ["Chances", "Depths"]),
        tests("LanguagesTests", ["Chances", "Languages"]),
        tests("MarkupTests", ["Chances", "Markup"]),
        tests("PersianSpellingTests", ["Chances", "Importing", "PersianSpelling"], golden: true),
        tests(
            "JournalTests", ["Chances", "Journal", "Programs", "Storage", "CrashFiles", "AppendingProcess", grdb],
            golden: true),
        tests("ImportingTests", ["Chances", "Importing", "Exporting", "Measures"]),
        tests("ConsoleTests", ["Chances", "Console", "Importing", "Journal", "Languages"]),
        tests(
            "RegisterTests",
            ["Chances", "Register", "Search", "Journal", "Storage", "Importing", "Languages", "Measures", grdb],
            golden: true),
        tests(
            "OpenDataTests",
            ["Chances", "OpenData", "Exporting", "Register", "Journal", "Storage", "Languages", "Measures"]),
        tests("ExportingTests", ["Chances", "Exporting", "Importing", "Measures", "CZlib"], golden: true),
        tests(
            "InterfaceTests",
            [
                "AskedNode", "Drafts", "Environment", "Observations", "Exporting", "Members", "Films", "Sheets",
                "API", "Web", "OpenData", "Serving", "Register", "Importing", "Journal", "Storage", "Languages",
                "Measures",
                hummingbird, logging, grdb,
            ], golden: true),
        tests(
            "FeaturesTests",
            [
                "AskedNode", "Drafts", "Members",
                "API", "OpenData", "Serving", "Register", "Journal", "Languages", "Measures", "Chances", hummingbird,
                logging,
            ]),
        tests("SearchTests", ["Chances", "Search", "Journal", "Storage", "Languages", grdb]),
        tests("SettingsTests", ["Chances", "Settings"]),
        tests("ClippingsTests", ["Chances", "Clippings", "PackNames", "Languages", "Measures"], golden: true),
        tests(
            "OperationsTests",
            [
                "SignedMembers", "Members", "Drafts",
                "Chances", "Operations", "Serving", "Upkeep", "Settings", "Register", "Journal", "Storage", "Languages",
                "Measures", grdb, hummingbird, hummingbirdTesting, logging, metrics,
                "Translations",
            ]),
        tests("ServingTests", ["Chances", "Members", "Serving", "SignedMembers", hummingbird]),
        tests(
            "MembersTests", ["Chances", "SignedMembers", "Members", "Journal", "Storage", "Languages", grdb, crypto]),
        tests("FilesTests", ["Chances", "Files", "Exporting", "Journal", "Storage", "CZlib", grdb], golden: true),
        tests(
            "DraftsTests",
            [
                "Chances", "CrashFiles", "Drafts", "Files", "Members", "Register", "Runs", "Journal", "Storage",
                "Languages", "Measures", grdb,
            ]),
        tests(
            "SheetsTests",
            [
                "Chances", "Sheets", "Runs", "OpenData", "Drafts", "Members", "Register", "Importing", "Exporting",
                "Journal",
                "Storage", "Languages", "Measures", grdb,
            ]),
        tests(
            "TranslationsTests",
            [
                "Chances", "Translations", "Drafts", "Members", "Register", "Importing", "Exporting", "Journal",
                "Storage",
                "Languages", "Measures", grdb,
            ]),
        tests(
            "DeskTests",
            [
                "Chances", "SignedMembers", "Desk", "Drafts", "Members", "Register", "Journal", "Storage", "Languages",
                "Measures", grdb,
            ]),
        tests(
            "AccessTests",
            [
                "Console", "Runs",
                "Newsroom", "Environment", "Observations", "Problems", "References", "OpenData",
                "Search",
                "Films",
                "API", "Web", "Serving", "Drafts", "Files", "Members", "SignedMembers", "Register", "Journal",
                "Storage",
                "Languages", "Measures", grdb, hummingbird, logging,
            ]),
        tests(
            "NewsroomTests",
            [
                "Clippings", "Chances", "SignedMembers", "Newsroom", "Drafts", "Members", "Register", "Search",
                "Importing",
                "Journal", "Storage", "Languages", "Measures", grdb,
            ]),
        tests(
            "EnvironmentTests",
            [
                "Chances", "Environment", "Observations", "Translations", "Drafts", "Trends", "Register", "Search",
                "Importing", "Journal", "Storage", "Languages", "Measures", grdb,
            ]),
        tests("ProgramsTests", ["Programs"]),
        tests("TrendsTests", ["Chances", "Trends"], golden: true),
        tests(
            "ObservationsTests",
            [
                "Chances", "SignedMembers", "Observations", "Runs", "Drafts", "Members", "Register", "Search",
                "Importing",
                "Exporting", "Journal", "Storage", "Languages", "Measures", grdb,
            ]),
        tests(
            "LevelTests",
            [
                "Chances", "Environment", "Depths", "Trends", "Register", "Search", "Journal", "Storage", "Importing",
                "Languages", "Measures", grdb,
            ]),
        tests(
            "ProblemsTests",
            [
                "Chances", "Problems", "Drafts", "Files", "Members", "Register", "Search", "Importing", "Journal",
                "Storage", "Languages", "Measures", grdb,
            ]),
        tests("TreeTests", []),
        tests(
            "FilmsTests",
            ["Chances", "SignedMembers", "Films", "Members", "Programs", "Journal", "Storage", "Languages", grdb]),
        tests(
            "WebTests",
            [
                "Console", "Runs",
                "Newsroom", "Environment", "Observations", "Problems",
                "Films",
                "Sheets", "Translations", "Drafts", "Files", "Members", "SignedMembers", "Desk",
                "Chances", "Web", "Serving", "Register", "Search", "Journal", "Storage", "Importing", "Languages",
                "Markup",
                "Measures", grdb, hummingbird, hummingbirdTesting, logging,
            ]),
    ]
)
