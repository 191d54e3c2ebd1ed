import Foundation
import Journal
import Languages
import Measures
import Newsroom
import Register
import Storage

/// What the measuring of stories needs beside the program itself.
///
///     StoriesBench fill FOLDER COUNT     a node with so many made-up stories in three languages
///     StoriesBench ask FOLDER COUNT      what lists and searches of them take, asked so often, in milliseconds
@main
struct StoriesBench {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 4, let count = Int(arguments[3]) else {
            print("Use: StoriesBench fill FOLDER COUNT | StoriesBench ask FOLDER COUNT")
            return
        }
        let folder = NodeFolder(URL(fileURLWithPath: arguments[2]))
        let journal = try folder.open(projections: NewsroomTables.projections)
        if arguments[1] == "fill" {
            try await fill(journal, count)
        } else {
            try await ask(journal, count)
        }
        try journal.store.close()
    }

    private static let words: [Language: [String]] = [
        .en: ["harbour", "reeds", "boats", "shore", "meeting", "water", "cargo", "forest", "bridge", "market", "wind"],
        .fa: ["بندر", "نی", "قایق", "ساحل", "نشست", "آب", "بار", "جنگل", "پل", "بازار", "باد"],
        .ru: ["порт", "камыш", "лодки", "берег", "встреча", "вода", "груз", "лес", "мост", "рынок", "ветер"],
    ]

    private static func fill(_ journal: Journal, _ count: Int) async throws {
        let label = Text([.en: "Bench", .fa: "سنجش"])
        var bodies: [EntryBody] = [
            Kind(id: "province", label: label, plural: label, mark: .area, order: 1).entry(party: "bench", member: "m"),
            Party(id: "bench", type: .publisher, name: label, country: nil, speaksFor: nil, web: nil).entry(
                party: "bench", member: "m"),
        ]
        for number in 0..<20 {
            bodies.append(
                Thing(id: "shore-\(number)", kind: "province", name: Text([.en: "Shore \(number)"])).entry(
                    party: "bench", member: "m"))
        }
        for number in 0..<count {
            bodies.append(story(number).entry(party: "bench", member: "m"))
            if bodies.count >= 500 {
                _ = try await journal.append(bodies)
                bodies = []
            }
        }
        if !bodies.isEmpty { _ = try await journal.append(bodies) }
    }

    private static func story(_ number: Int) -> Story {
        var state = UInt64(number) &* 0x9E37_79B9_7F4A_7C15 | 1
        func next(_ limit: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % UInt64(limit))
        }
        var versions: [Language: StoryVersion] = [:]
        for language in [Language.en, .fa, .ru] {
            let list = words[language] ?? []
            func sentence(_ count: Int) -> String {
                (0..<count).map { _ in list[next(list.count)] }.joined(separator: " ") + " \(number)."
            }
            versions[language] = StoryVersion(
                title: sentence(6), lead: sentence(18), blocks: (0..<6).map { _ in .paragraph(sentence(40)) })
        }
        let digest = versions[.en]?.digest
        for language in [Language.fa, .ru] { versions[language]?.madeFrom = digest }
        var story = Story(id: "story-\(number)", original: .en, versions: versions)
        story.links = [StoryLink(.thing, "shore-\(next(20))")]
        story.sectors = [Sector.allCases[next(Sector.allCases.count)]]
        return story
    }

    private static func ask(_ journal: Journal, _ count: Int) async throws {
        let register = Register(reader: journal.reader)
        let now = Instant(clamping: NodeFolder.wallClock())
        let questions: [(name: String, ask: @Sendable (Reading, Int) throws -> Int)] = [
            ("front page, newest 21", { reading, _ in try reading.stories(limit: 21)?.count ?? 0 }),
            (
                "of a province",
                { reading, number in
                    try reading.stories(StoryQuery(thing: "shore-\(number % 20)"), limit: 21)?.count ?? 0
                }
            ),
            ("one story", { reading, number in try reading.story("story-\(number)") == nil ? 0 : 1 }),
            (
                "search, two words",
                { reading, number in
                    let list = words[.en] ?? []
                    return try reading.texts("\(list[number % list.count]) \(number)", limit: 20).count
                }
            ),
        ]
        let clock = ContinuousClock()
        for question in questions {
            var times: [Double] = []
            for number in 0..<count {
                let time = try await clock.measure {
                    _ = try await register.read(for: .everyone(.en), today: now.day(), now: now) {
                        try question.ask($0, number)
                    }
                }
                times.append(Double(time.components.attoseconds) / 1e15 + Double(time.components.seconds) * 1_000)
            }
            times.sort()
            func at(_ share: Double) -> String {
                String(format: "%.2f", times[min(times.count - 1, Int(Double(times.count) * share))])
            }
            print("\(question.name): p50 \(at(0.5)) ms, p99 \(at(0.99)) ms")
            if question.name.hasPrefix("search") {
                let verdict = times[times.count / 2] < 2 ? "met" : "MISSED"
                print("\(question.name), p50 in ms: \(at(0.5)) (bar 2) \(verdict)")
            }
        }
    }
}
