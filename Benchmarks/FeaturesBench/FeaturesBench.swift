import Foundation
import Hummingbird
import Journal
import Languages
import Measures
import Register
import Storage

/// What the measuring of features needs beside the program itself.
///
///     FeaturesBench fill FOLDER COUNT     a node with so many points, each with two figures
///     FeaturesBench bare PORT FILE        a bare route that answers with the bytes of a file
///     FeaturesBench arrivals COUNT -      what taking a request in costs, of so many
@main
struct FeaturesBench {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 4 else {
            print(
                "Use: FeaturesBench fill FOLDER COUNT | FeaturesBench bare PORT FILE | FeaturesBench arrivals COUNT -")
            return
        }
        switch arguments[1] {
        case "arrivals":
            let cost = try await ArrivalsCost(count: Int(arguments[2]) ?? 20_000).microseconds()
            print("taking a request in: \((cost * 100).rounded() / 100) microseconds of one processor")
        case "fill": try await fill(arguments[2], count: Int(arguments[3]) ?? 1_000)
        default: try await serve(port: Int(arguments[2]) ?? 8_090, file: arguments[3])
        }
    }

    /// The yardstick: the same bytes with nothing of ours before them.
    private static func serve(port: Int, file: String) async throws {
        let body = ByteBuffer(bytes: try Data(contentsOf: URL(fileURLWithPath: file)))
        let router = Router()
        router.get("bare") { _, _ in
            Response(
                status: .ok, headers: [.contentType: "application/geo+json"], body: ResponseBody(byteBuffer: body))
        }
        try await Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: port))
        ).runService()
    }

    private static func fill(_ folder: String, count: Int) async throws {
        let folder = NodeFolder(URL(fileURLWithPath: folder))
        let journal = try folder.open(projections: Register.projections)
        let label = Text([.en: "Bench", .fa: "سنجش"])
        var bodies: [EntryBody] = [
            Kind(id: "bench-point", label: label, plural: label, mark: .dot, order: 900).entry(
                party: "bench", member: "m"),
            Party(id: "bench", type: .publisher, name: label, country: nil, speaksFor: nil, web: nil).entry(
                party: "bench", member: "m"),
        ]
        for (id, unit) in [("bench-depth", "m"), ("bench-load", "t")] {
            bodies.append(
                Property(
                    id: id, label: label, type: .quantity, unit: try Unit(parsing: unit), needsDatum: false,
                    isTotal: false, kinds: ["bench-point"], expectedKinds: ["bench-point"], sector: .transport,
                    useOf: nil, reviewDays: nil, choices: []
                ).entry(party: "bench", member: "m"))
        }
        for number in 0..<count {
            let place = Coordinate(
                lon: 47 + Double(number % 40) * 0.2 + 0.012_345, lat: 37 + Double(number / 40) * 0.3 + 0.054_321)
            bodies.append(
                Thing(
                    id: "point-\(number)", kind: "bench-point",
                    name: Text([.en: "Point \(number)", .fa: "نقطهٔ \(number)", .ru: "Точка \(number)"]),
                    position: place, sectors: [.transport]
                ).entry(party: "bench", member: "m"))
            for (property, unit) in [("bench-depth", "m"), ("bench-load", "t")] {
                bodies.append(
                    Claim(
                        id: "\(property)-\(number)", thing: "point-\(number)", property: property,
                        value: .quantity(
                            Quantity(amount: .exact(Number(number % 97)), unit: try Unit(parsing: unit))),
                        asOf: try Period(.year(2025)), saidBy: "bench", basis: .found
                    ).entry(party: "bench", member: "m"))
            }
        }
        for start in stride(from: 0, to: bodies.count, by: 500) {
            _ = try await journal.append(Array(bodies[start..<min(start + 500, bodies.count)]))
        }
        try journal.store.checkpoint()
        try journal.store.close()
    }
}
