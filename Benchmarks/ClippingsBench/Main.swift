import Clippings
import Foundation
import PackNames
import Measures

/// Reads clippings: `ClippingsBench FILE…` tells what is found in each, `ClippingsBench` alone how fast a long one is read.
@main
struct ClippingsBench {
    static func main() throws {
        let folder = "Regions/caspian"
        let names = NameList(try PackNames.read(folder))
        guard let today = Day(parsing: "2025-11-20") else { return }
        let reader = ClippingReader(names: names, today: today)
        let files = CommandLine.arguments.dropFirst()
        for file in files { try tell(reader, file) }
        if files.isEmpty { try measure(reader) }
    }

    private static func tell(_ reader: ClippingReader, _ file: String) throws {
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
        let read = try reader.read(Clipping(bytes))
        print("== \(file) \(read.language) \(read.form) \(read.encoding) title: \(read.title)")
        print("published \(read.published?.text ?? "-") place \(read.place ?? "-") page \(read.page)")
        for block in read.blocks { print("  [\(block.kind)] \(block.text)") }
        for change in read.changes {
            print(
                "  ~ \(change.id) \(change.isCertain ? "" : "?") «\(change.before.prefix(60))» → «\(change.after.prefix(40))» \(change.detail)"
            )
        }
        for film in read.films { print("  film \(film)") }
        for date in read.dates {
            print("  date \(date.period.text) \(date.isYearAssumed ? "assumed" : "") \(read.text(date.place))")
        }
        for occasion in read.occasions { print("  occasion \(occasion.text) \(occasion.references)") }
        for speaker in read.speakers {
            print("  speaker \(speaker.id) \(speaker.name) | \(speaker.title) | \(speaker.references)")
        }
        for statement in read.statements {
            print(
                "  says \(statement.speaker) \(statement.reason) \(statement.confidence) by «\(read.text(statement.attribution))»: \(read.text(statement.place))"
            )
        }
        for link in read.links { print("  link \(link.reference) \(link.confidence) \(link.reason) «\(link.text)»") }
        for sector in read.sectors { print("  sector \(sector)") }
        for figure in read.figures {
            print("  figure \(figure.text) = \(figure.number) [\(figure.unit)] \(figure.unitWords)")
        }
        for promise in read.promises { print("  promise (\(promise.reason)) \(read.text(promise.sentence))") }
    }

    private static func measure(_ reader: ClippingReader) throws {
        let folder = "Tests/ClippingsTests/Golden"
        let clock = ContinuousClock()
        print("1 MB of each text, repeated; the bar is 1000 ms.")
        for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        where name.hasSuffix(".txt") || name.hasSuffix(".html") {
            let piece = [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name)))
            var bytes: [UInt8] = []
            while bytes.count < 1_000_000 { bytes += piece + [10, 10] }
            let start = clock.now
            let read = try reader.read(Clipping(bytes))
            let seconds =
                Double((clock.now - start).components.attoseconds) / 1e18
                + Double((clock.now - start).components.seconds)
            let rate = Double(bytes.count) / 1e6 / seconds
            print(
                "\(name): \(bytes.count) bytes, \(read.links.count) links, \((rate * 10).rounded() / 10) MB/s, \(Int(1_000 / rate)) ms for 1 MB (bar 1000) \(rate > 1 ? "met" : "MISSED")"
            )
        }
    }
}
