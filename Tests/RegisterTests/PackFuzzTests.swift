import Chances
import Foundation
import Importing
import Journal
import Testing

@testable import Register

@Suite struct PackFuzzTests {
    private func edited(_ random: inout Chance) -> PackFiles {
        var contents = TinyPack.files.contents
        for _ in 0...random.below(3) {
            let file = random.pick(contents.keys.sorted())
            var bytes = [UInt8](contents[file] ?? Data())
            let place = random.below(bytes.count + 1)
            let byte =
                random.maybe(40)
                ? random.pick(Array(",\"\n\r|#/.0-~<\u{0}{}[]".utf8)) : UInt8(truncatingIfNeeded: random.next())
            switch random.below(4) {
            case 0: bytes.insert(byte, at: place)
            case 1 where place < bytes.count: bytes.remove(at: place)
            case 2 where place < bytes.count: bytes.removeSubrange(place..<min(bytes.count, place + random.below(60)))
            case 3: bytes.insert(contentsOf: bytes[max(0, place - random.below(40))..<place], at: place)
            default: if place < bytes.count { bytes[place] = byte }
            }
            contents[file] = Data(bytes)
        }
        return PackFiles(contents: contents)
    }

    /// Whatever is edited, the pack either says what is wrong or its records read back as they were written.
    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func editsNeverTrap(seed: UInt64) async throws {
        var random = Chance(seed: seed)
        let node = try Node()
        var (sound, loads) = (0, 0)
        for _ in 0..<400 {
            let pack = RegionPack(edited(&random))
            guard pack.isSound else {
                #expect(pack.errors.allSatisfy { !$0.file.isEmpty && !$0.remedy.isEmpty })
                continue
            }
            sound += 1
            for record in pack.records {
                let canonical = record.payload.canonical
                #expect(try JSON(parsing: canonical).canonical == canonical)
            }
            guard loads < 8 else { continue }
            loads += 1
            _ = try await PackLoading(journal: node.journal, member: "m").load(pack)
            #expect(try await node.faults() == [])
        }
        #expect(sound > 0 && sound < 400)
    }
}
