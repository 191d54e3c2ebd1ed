import Foundation
import Testing

@testable import Console

@Suite struct NodeOwnerTests {
    @Test(arguments: [(0, 0), (0, 107), (107, 107), (107, 0), (1_000, 107)] as [(UInt32, UInt32)])
    func onlyRootIsRefusedAndOnlyAtAnothersHome(user: UInt32, owner: UInt32) throws {
        let refusal = NodeOwner(id: owner, name: "littoral").refusal(of: user, at: "/var/lib/littoral")
        #expect((refusal != nil) == (user == 0 && owner != 0))
        if let refusal {
            #expect(refusal.contains("sudo -u littoral littoral"))
            #expect(refusal.contains("/var/lib/littoral"))
        }
    }

    @Test func aFolderHasItsOwner() throws {
        let path = NSTemporaryDirectory() + "littoral-owner-" + UUID().uuidString
        #expect(NodeOwner(of: path) == nil)
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(NodeOwner(of: path)?.id == geteuid())
    }
}
