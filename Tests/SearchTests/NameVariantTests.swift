import Foundation
import Languages
import Testing

@testable import Search

/// The things of the region pack by every name they have and by the ways people write those names.
@Suite struct NameVariantTests {
    private static let index = NameIndex(NamePack.documents)

    @Test func thePackIsThere() {
        #expect(NamePack.documents.count > 350)
        #expect(Self.index.nameCount > 2500)
    }

    /// Names held by one thing find it first; a name of several finds them all among the first.
    @Test func everyNameFindsItsThing() {
        var holders: [[UInt8]: Set<String>] = [:]
        for document in NamePack.documents {
            for name in document.names { holders[SearchLetters.bytes(name.text), default: []].insert(document.id) }
        }
        var (asked, first) = (0, 0)
        for document in NamePack.documents {
            for name in document.names {
                let text = name.text
                let things = holders[SearchLetters.bytes(text)] ?? []
                for form in [text, text.uppercased(), text.lowercased(), Self.retyped(text)] {
                    let hits = Self.index.search(
                        NameQuery(form, language: name.language ?? .en, limit: things.count))
                    if things.count == 1 {
                        asked += 1
                        if hits.first?.id == document.id { first += 1 }
                    } else {
                        #expect(Set(hits.prefix(things.count).map(\.id)) == things, "\(form)")
                    }
                    #expect(hits.first?.match == .exact, "\(form)")
                }
            }
        }
        #expect(Double(first) >= 0.99 * Double(asked), "\(first) of \(asked)")
    }

    /// As somebody writes who has another layout of keys.
    private static func retyped(_ text: String) -> String {
        var text = text
        for (letter, other) in [
            ("ی", "ي"), ("ک", "ك"), ("\u{200C}", ""), ("ё", "е"), ("ə", "e"), ("ş", "s"), ("қ", "к"), ("–", " - "),
            ("۱", "1"),
            ("ا", "ا\u{640}"), ("ғ", "г"), ("ü", "u"),
        ] {
            text = text.replacingOccurrences(of: letter, with: other)
        }
        return " " + text + " "
    }

    @Test(arguments: ["Aktau", "Актау", "Ақтау", "آکتائو", "Aqtau", "AKTAU", "аktau", "Aktaw", "Aqtaū"])
    func aktau(text: String) {
        let ids = Self.index.search(NameQuery(text)).prefix(3).map(\.id)
        #expect(ids.contains("town-aktau"), "\(ids)")
    }

    @Test(arguments: [
        "Anzali", "انزلي", "انزلی", "Энзели", "Ənzəli", "بندرانزلی", "بندر انزلی", "bandar anzali", "Enzali",
    ])
    func anzali(text: String) {
        let ids = Self.index.search(NameQuery(text)).prefix(3).map(\.id)
        #expect(ids.contains("town-bandar-anzali"), "\(ids)")
    }

    /// Aktau indexed under one spelling alone is found by every other.
    @Test(arguments: ["Aktau", "Актау", "Ақтау", "آکتائو", "Aqtau"])
    func oneSpellingIsEnough(held: String) {
        let index = NameIndex([
            NameDocument(id: "aktau", names: [.init(held)], kind: "town"),
            NameDocument(id: "atyrau", names: [.init("Atyrau"), .init("Атырау", .ru)], kind: "town", weight: 9),
        ])
        for text in ["Aktau", "Актау", "Ақтау", "آکتائو", "Aqtau", "AQTAU"] {
            let hit = index.search(NameQuery(text)).first
            #expect(hit?.id == "aktau", "\(text) \(held)")
            #expect(hit.map { $0.match == .exact || $0.match == .spelling || $0.match == .similar } == true)
        }
    }

    @Test func bothAstarasAreFoundAndToldApart() {
        for text in ["Astara", "آستارا", "Астара", "استارا"] {
            let hits = Self.index.search(NameQuery(text, language: .ru))
            #expect(
                Set(hits.prefix(2).map(\.id)) == ["town-astara-ir", "town-astara-az"]
                    || hits.prefix(4).map(\.id).contains("town-astara-ir"))
            #expect(Set(hits.map(\.id)).isSuperset(of: ["town-astara-ir", "town-astara-az"]))
            let iranian = Self.index.search(NameQuery(text, filter: NameFilter(kinds: ["town"], country: "ir")))
            #expect(iranian.first?.id == "town-astara-ir")
            #expect(!iranian.contains { $0.id == "town-astara-az" })
            let within = Self.index.search(NameQuery(text, filter: NameFilter(kinds: ["town"], within: "az-ast")))
            #expect(within.first?.id == "town-astara-az")
        }
    }

    @Test func aHitSaysWhy() {
        let name = NameDocument.Name.init
        let index = NameIndex([
            NameDocument(
                id: "gorgan",
                names: [
                    name("Gorgan", .en, .official), name("گرگان", .fa, .official), name("Astarabad", .en, .historical),
                ],
                kind: "town"),
            NameDocument(id: "port", names: [name("Port of Gorgan", .en, .alias)], kind: "port"),
        ])
        func why(_ text: String) -> [NameHit] { index.search(NameQuery(text)) }
        #expect(
            why("ASTARABAD").first == NameHit(id: "gorgan", name: name("Astarabad", .en, .historical), match: .exact))
        #expect(why("Горган").first == NameHit(id: "gorgan", name: name("Gorgan", .en, .official), match: .spelling))
        #expect(why("gor").map(\.match) == [.beginning, .word])
        #expect(why("orgn").isEmpty)
        #expect(why("Borgan").first?.match == .typingError)
        #expect(why("Grogan").first == NameHit(id: "gorgan", name: name("گرگان", .fa, .official), match: .spelling))
        #expect(why("Astorubad").map(\.match) == [.similar])
        #expect(why("Tehran").isEmpty)
        #expect(why("Astarabed").map(\.match) == [.spelling])
        #expect(
            why("Astorabad").first
                == NameHit(id: "gorgan", name: name("Astarabad", .en, .historical), match: .typingError))
    }

    @Test func theReadersLanguageDecidesWhichNameIsShown() {
        let hits = Language.allCases.map { Self.index.search(NameQuery("Astara", language: $0)).first?.name.language }
        #expect(hits[0] == .en && hits[3] == .az)
    }
}
