import Chances
import Clippings
import Languages
import Measures
import Testing

/// Every change can be taken back, one by one and all together.
@Suite struct TakingBackTests {
    private func read(_ name: String) throws -> ReadClipping {
        try #require(Texts.reader).read(Clipping(try Texts.bytes(name)))
    }

    @Test(arguments: Texts.names) func allTakenBackIsThePlainText(name: String) throws {
        let read = try read(name)
        #expect(read.text(takingBack: Set(read.changes.map(\.id))) == read.plain)
        if read.form == .text { #expect(read.plain == read.original) }
        #expect(read.blocks(takingBack: []) == read.blocks)
    }

    @Test(arguments: Texts.names) func eachSaysWhereItStandsAndWhatStoodThere(name: String) throws {
        let read = try read(name)
        let plain = Array(read.plain.unicodeScalars)
        let original = Array(read.original.unicodeScalars)
        #expect(Set(read.changes.map(\.id)).count == read.changes.count)
        for change in read.changes {
            var view = String.UnicodeScalarView()
            view.append(contentsOf: plain[change.range])
            #expect(String(view) == change.before, "\(change.id)")
            #expect(change.original.upperBound <= original.count)
        }
    }

    @Test(arguments: Texts.names) func oneTakenBackStandsAgain(name: String) throws {
        let read = try read(name)
        let whole = Array(read.text(takingBack: []).unicodeScalars).count
        for change in read.changes where change.isCertain {
            // What lies within another change comes back with it only.
            let isInner = read.changes.contains { other in
                other.isCertain && other != change && other.range.lowerBound <= change.range.lowerBound
                    && other.range.upperBound >= change.range.upperBound && other.range.count > change.range.count
            }
            let without = Array(read.text(takingBack: [change.id]).unicodeScalars).count
            let holds = read.changes.contains { other in
                other.isCertain && other != change && other.range.lowerBound >= change.range.lowerBound
                    && other.range.upperBound <= change.range.upperBound
            }
            if isInner { #expect(without == whole) }
            if !isInner, !holds {
                let difference = change.before.unicodeScalars.count - change.after.unicodeScalars.count
                #expect(without - whole == difference, "\(change.id)")
            }
        }
    }

    @Test(arguments: Texts.names) func whatIsFoundStandsInTheText(name: String) throws {
        let read = try read(name)
        for link in read.links { #expect(read.text(link.place) == link.text) }
        for statement in read.statements { #expect(!read.text(statement.place).isEmpty) }
        for figure in read.figures { #expect(read.text(figure.place) == figure.text) }
        for occasion in read.occasions { #expect(read.text(occasion.place) == occasion.text) }
        for speaker in read.speakers { for place in speaker.mentions { #expect(!read.text(place).isEmpty) } }
    }

    @Test(arguments: 0..<20) func anyChoiceIsReadTheSameTwice(seed: Int) throws {
        var chance = Chance(seed: UInt64(seed))
        let reader = try #require(Texts.reader)
        let clipping = Clipping(try Texts.bytes(chance.pick(Texts.names)))
        let read = try reader.read(clipping)
        let refused = Set(read.changes.map(\.id).filter { _ in chance.maybe() })
        let again = try reader.read(clipping, takingBack: refused)
        #expect(again.changes == read.changes)
        #expect(again.blocks == read.blocks(takingBack: refused))
        #expect(try reader.read(clipping, takingBack: refused) == again)
    }
}
