import Testing

@testable import Languages

@Suite struct PhraseMergeTests {
    private let english = """
        key,phrase,reviewed,note
        a.one,One,no,first
        a.place,in {place},no,
        a.port,"{count, plural, one {# port} other {# ports}} in {place}",no,
        a.last,Last,no,
        """

    private func offer(
        _ key: String, _ source: String, _ target: String?, _ isReviewed: Bool? = false
    ) -> PhraseMerge.Offer {
        PhraseMerge.Offer(key: key, source: source, target: target, isReviewed: isReviewed)
    }

    @Test func unitsHoldPlaceholdersApart() {
        let own = "key,phrase,reviewed,note\na.place,در { place },yes,own note\na.one,\na.port,{,,"
        let units = PhraseUnit.units(english: english, own: own, in: .ru)
        #expect(units.map(\.key) == ["a.one", "a.place", "a.port", "a.last"])
        #expect(units[1].source == [.text("in "), .placeholder("{place}")])
        #expect(units[1].target == [.text("در "), .placeholder("{ place }")])
        #expect(units[1].isReviewed && units[1].notes == ["own note"])
        #expect(
            units[2].source == [
                .text("{count, plural, one {# port} other {# ports}} in "), .placeholder("{place}"),
            ])
        #expect(units[2].target == nil && units[0].target == nil)
        #expect(units[2].notes.count == 1 && units[2].notes[0].contains("one, few, many, other"))
        #expect(units[0].notes == ["first"])
    }

    /// `{ports}` in a form is the form's text, `{place}` in it a placeholder.
    @Test func aFormIsNoPlaceholder() throws {
        let text = "{n, plural, one {port} other {ports of {place}}}"
        #expect(
            try PhrasePattern.pieces(of: text) == [
                .text("{n, plural, one {port} other {ports of "), .placeholder("{place}"), .text("}}"),
            ])
    }

    @Test func takesOnlyWhatChanged() {
        let own = "\u{FEFF}key,note,phrase,reviewed\r\na.one,x,Один,no\r\n\r\na.place,,\"в \"\"{place}\"\"\",yes\r\n"
        let merge = PhraseMerge(
            [
                offer("a.one", "One", "Один", true), offer("a.place", "in {place}", "в \"{place}\"", nil),
                offer("a.last", "Last", "По, следний", nil),
                offer(
                    "a.port",
                    english.contains("port") ? "{count, plural, one {# port} other {# ports}} in {place}" : "",
                    "{place}: {count, plural, one {# порт} few {# порта} many {# портов} other {# порта}}", true),
            ], into: own, english: english, in: .ru)
        #expect(merge.refused == [])
        #expect(merge.changed == ["a.one", "a.last", "a.port"] && merge.unchangedCount == 1)
        #expect(
            merge.sheet == "\u{FEFF}key,note,phrase,reviewed\r\na.one,x,Один,yes\r\n\r\n"
                + "a.place,,\"в \"\"{place}\"\"\",yes\r\n"
                + "a.port,,\"{place}: {count, plural, one {# порт} few {# порта} many {# портов} other {# порта}}\",yes\r\n"
                + "a.last,,\"По, следний\",no\r\n")
    }

    @Test func aNewSheetIsMade() {
        let merge = PhraseMerge(
            [offer("a.last", "Last", "Son"), offer("a.one", "One", "Bir")], into: "", english: english, in: .az)
        #expect(merge.sheet == "key,phrase,reviewed,note\na.one,Bir,no,\na.last,Son,no,\n")
    }

    @Test func faultsRefuseAloneAndStaleOnesAreNotTaken() {
        let own = "key,phrase\na.one,Один"
        let merge = PhraseMerge(
            [
                offer("a.one", "One, once", "Раз"), offer("a.none", "x", "y"), offer("a.place", "in {place}", "где"),
                offer("a.place", "in {place}", "в {place}"), offer("a.last", "Last", "{"), offer("a.last", "Last", nil),
                offer(
                    "a.port", "{count, plural, one {# port} other {# ports}} in {place}",
                    "{count, plural, one {#} other {#}} {place}"),
            ], into: own, english: english, in: .ru)
        #expect(
            merge.refused.map { "\($0.key ?? "") \($0.code.rawValue)" } == [
                "a.one stale-source", "a.none unknown-key", "a.place other-placeholders", "a.place duplicate-key",
                "a.last malformed-pattern", "a.last duplicate-key", "a.port missing-plural-form",
            ])
        #expect(merge.changed == [] && merge.sheet == own)
        #expect(PhraseMerge([], into: "key,phrase\na,\"x", english: english, in: .ru).refused.count == 1)
        #expect(PhraseMerge([], into: "note\nx", english: english, in: .ru).refused.first?.code == .missingColumn)
    }

    @Test func aChangedTextIsNotReviewedAnyMore() {
        let own = "key,phrase,reviewed\na.one,Один,yes\n"
        let merge = PhraseMerge([offer("a.one", "One", "Раз", nil)], into: own, english: english, in: .ru)
        #expect(merge.sheet == "key,phrase,reviewed\na.one,Раз,no\n")
        let back = PhraseMerge([offer("a.one", "One", "Один", false)], into: own, english: english, in: .ru)
        #expect(back.sheet == "key,phrase,reviewed\na.one,Один,no\n")
        #expect(PhraseMerge([offer("a.one", "One", "", true)], into: own, english: english, in: .ru).emptyCount == 1)
    }
}
