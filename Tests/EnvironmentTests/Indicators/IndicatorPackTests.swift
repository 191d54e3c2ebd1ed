import Foundation
import Importing
import Journal
import Languages
import Measures
import Register
import Testing

import Environment

@Suite("Indicators of a pack, and their entries")
struct IndicatorPackTests {
    private func pack(_ rows: String) -> IndicatorPack {
        let heading = "id,name_en,formula,things,property,base,better,threshold,deviation,years,beside\n"
        return IndicatorPack(PackFiles(contents: ["indicators.csv": Data((heading + rows).utf8)]))
    }

    @Test("a sound row is an indicator that its entry gives back")
    func sound() throws {
        let found = pack("stock,Stock,share,lake|pond,size,pond:size@~1920,higher,size-limit,25,10,share@2024\n")
        #expect(found.errors.isEmpty)
        let indicator = try #require(found.indicators.first)
        #expect(indicator.things == ["lake", "pond"])
        #expect(indicator.base?.text == "pond:size@~1920")
        #expect(indicator.beside.map(\.text) == ["share@2024"])
        #expect(indicator.years == 10)
        let body = indicator.entry(party: "north", member: "m")
        #expect(try Indicator(body: body) == indicator)
    }

    @Test(arguments: [
        "Stock!,Stock,latest,lake,size,,,,,,", ",Stock,latest,lake,size,,,,,,", "stock,,latest,lake,size,,,,,,",
        "stock,Stock,guess,lake,size,,,,,,", "stock,Stock,latest,,size,,,,,,", "stock,Stock,latest,lake,,,,,,,",
        "stock,Stock,share,lake,size,,,,,,", "stock,Stock,share,lake,size,pond:,,,,,",
        "stock,Stock,share,lake,size,size@never,,,,,", "stock,Stock,latest,lake,size,,,size-limit,,,",
        "stock,Stock,latest,lake,size,,better,,,,", "stock,Stock,latest,lake,size,,higher,,120,,",
        "stock,Stock,latest,lake,size,,,,,0,", "stock,Stock,latest,lake,size,,,,,many,",
        "stock,Stock,latest,lake|lake,size,,,,,,", "stock,Stock,latest,lake,size,,,,,,a:b:c",
    ])
    func unsound(row: String) {
        let found = pack(row + "\n")
        #expect(found.indicators.isEmpty)
        #expect(found.errors.count == 1)
        #expect(found.errors.first?.row == 2)
    }

    @Test("an indicator given twice and a heading that is not known are faults")
    func twice() {
        #expect(pack("a,A,latest,lake,size,,,,,,\na,A,latest,lake,size,,,,,,\n").errors.count == 1)
        let files = PackFiles(contents: ["indicators.csv": Data("id,shape\n".utf8)])
        #expect(IndicatorPack(files).errors.count == 1)
        #expect(IndicatorPack(PackFiles(contents: [:])).indicators.isEmpty)
    }

    @Test("things and properties that the pack does not hold are named")
    func references() {
        var found = pack("a,A,share,lake,size,pond:depth,,,,,\n")
        found.check(against: RegionPack(PackFiles(contents: [:])))
        #expect(found.errors.count == 4)
    }

    @Test("the shipped region has at least twelve, without a fault, each named and explained in six languages")
    func shipped() throws {
        let repository = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let files = PackFiles(directory: repository.appending(path: "Regions/caspian"))
        var found = IndicatorPack(files)
        found.check(against: RegionPack(files))
        #expect(found.diagnostics.isEmpty)
        #expect(found.indicators.count >= 12)
        for indicator in found.indicators {
            for language in Language.allCases {
                for text in [indicator.name, indicator.about, indicator.missing] {
                    #expect(text[language]?.isEmpty == false, "\(indicator.id) in \(language.tag)")
                }
            }
        }
    }
}
