import Foundation
import Languages
import Search

/// Finding names among a million, with the bars beside.
///
///     SearchBench [--names 1000000] [--queries 30000] [--root FOLDER]
@main
struct SearchBench {
    static func main() {
        let plan = Plan(CommandLine.arguments)
        let documents = BenchDocuments(root: URL(fileURLWithPath: plan.root), names: plan.names)
        var (sample, chance) = ([(id: String, text: String)](), Chance(seed: 7))
        var (built, making): (NameIndex?, Double) = (nil, 0)
        let seconds = self.seconds {
            var builder = NameBuilder()
            documents.forEach { document in
                builder.add(document)
                // Some that everyone may read are asked for afterwards.
                if document.audience == .everyone, chance.below(8) == 0,
                    let name = document.names.randomElement(using: &chance)
                {
                    sample.append((document.id, name.text))
                }
            }
            making = self.seconds { built = builder.finished() }
        }
        guard let index = built else { return }
        print("\(index.nameCount) names of \(index.documentCount) documents")
        print(String(format: "built in %.1f s, %.1f s of them after the last document was made", seconds, making))

        let queries = Queries(sample: sample, count: plan.queries)
        var (all, found) = ([Double](), 0)
        for (part, share) in Queries.parts {
            let asked = queries.texts(part, share: share).map { NameQuery($0.text, language: .ru) }
            let times = asked.map { query in self.seconds { found += index.search(query).count } }
            all += times
            print("  " + line("\(part.rawValue), \(times.count)", times))
        }
        print(line("the mix, \(found) answers", all))
        print(verdict("p50, ms", 1000 * percentile(all, 0.5), below: 1))
        print(verdict("p99, ms", 1000 * percentile(all, 0.99), below: 5))
        print(verdict("resident after building and searching, MB", resident("VmRSS:"), below: 250))
        print(verdict("resident at most, MB", resident("VmHWM:"), below: 250))
        others(index, queries)
    }

    /// What is not in the stated mix: found at all, filters, few rights, changes.
    private static func others(_ index: NameIndex, _ queries: Queries) {
        let asked = queries.texts(.whole, share: 0.1).filter { one in
            index.search(NameQuery(one.text, limit: 2)).filter { $0.match == .exact }.count == 1
        }
        let first = asked.count { index.search(NameQuery($0.text)).first?.id == $0.id }
        print("  whole names that one thing holds: rank 1 \(first) of \(asked.count)")
        let erring = queries.texts(.error, share: 0.1)
        let found = erring.count { one in index.search(NameQuery(one.text, limit: 50)).contains { $0.id == one.id } }
        print("  one error: in the first fifty \(found) of \(erring.count)")
        let filter = NameFilter(kinds: ["port"], sector: "energy", within: "province-7", country: "tm")
        var answers = 0
        let filtered = queries.texts(.beginning, share: 0.1).map { asked in
            seconds { answers += index.search(NameQuery(asked.text, filter: filter)).count }
        }
        print("  " + line("beginnings with every filter, \(answers) answers", filtered))
        var changing = index
        let changes = (0..<200).map { number in
            seconds {
                changing = changing.changing([
                    NameDocument(id: "made-\(number * 3)", names: [.init("Changed \(number)")], kind: "town")
                ])
            }
        }
        print("  " + line("one document changed", changes))
    }

    static func seconds(_ work: () -> Void) -> Double {
        let time = ContinuousClock().measure(work)
        return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
    }

    static func percentile(_ times: [Double], _ share: Double) -> Double {
        let sorted = times.sorted()
        return sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
    }

    private static func line(_ what: String, _ times: [Double]) -> String {
        let parts = [0.5, 0.9, 0.99, 1].map { String(format: "%.3f", 1000 * percentile(times, $0)) }
        return "\(what): p50 \(parts[0]) ms, p90 \(parts[1]), p99 \(parts[2]), longest \(parts[3])"
    }

    private static func verdict(_ what: String, _ value: Double, below bar: Double) -> String {
        "\(what): \(String(format: "%.3f", value)) (bar \(bar)) \(value < bar ? "met" : "MISSED")"
    }

    /// Megabytes of this process by the kernel's account.
    private static func resident(_ key: String) -> Double {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix(key) } ?? ""
        return Double(line.filter(\.isNumber)).map { $0 / 1024 } ?? 0
    }
}

/// What is measured, from the command line.
struct Plan {
    var names = 1_000_000
    var queries = 30_000
    var root = FileManager.default.currentDirectoryPath

    init(_ arguments: [String]) {
        var rest = arguments.dropFirst()
        while let name = rest.popFirst(), let value = rest.popFirst() {
            switch name {
            case "--names": names = Int(value) ?? names
            case "--queries": queries = Int(value) ?? queries
            case "--root": root = value
            default: break
            }
        }
    }
}
