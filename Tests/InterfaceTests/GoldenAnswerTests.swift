import AskedNode
import Foundation
import Register
import Testing

/// Answers to programs, byte by byte: what reads them today reads them tomorrow.
///
/// A changed answer changes its file.
@Suite struct GoldenAnswerTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Golden")

    private static let loading = Task { () throws -> InterfaceNode in
        let node = try InterfaceNode()
        let pack = RegionPack(PackFiles(directory: InterfaceNode.repository.appending(path: "Tests/TinyPack")))
        _ = try await PackLoading(journal: node.journal, member: "loader").load(pack)
        return node
    }

    @Test(arguments: [
        ("thing.json", "/en/things/high-port.json"), ("thing.fa.json", "/fa/things/mirror-lake.json"),
        ("things.json", "/en/things.json"), ("claims.json", "/en/claims.json"), ("claims.csv", "/fa/claims.csv"),
        ("kind.geojson", "/fa/kinds/port.geojson"), ("feature.geojson", "/ogc/collections/port/items/high-port"),
        ("features.geojson", "/ogc/collections/port/items?bbox=11,21,12,22"), ("problem.json", "/fa/things/none.json"),
    ])
    func theAnswerIsTheSame(name: String, address: String) async throws {
        let node = try await Self.loading.value
        let told = try await node.ask(address)
        let file = Self.folder.appending(path: name)
        // Written anew where a change is meant: LITTORAL_GOLDEN=write swift test --filter GoldenAnswerTests
        if ProcessInfo.processInfo.environment["LITTORAL_GOLDEN"] == "write" {
            try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
            try Data(told.body).write(to: file)
        }
        #expect(told.body == [UInt8](try Data(contentsOf: file)), "\(address)")
    }
}
