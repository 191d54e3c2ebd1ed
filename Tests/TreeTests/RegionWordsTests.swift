import Testing

/// The program serves any shared sea: the one it ships with is data.
@Suite struct RegionWordsTests {
    private static let words = [
        "caspian", "khazar", "hazar", "каспи", "xəzər", "خزر", "gilan", "گیلان", "mazandaran", "golestan", "anzali",
        "انزلی",
        "astara\\b", "rasht\\b", "baku\\b", "lankaran", "absheron", "aktau", "atyrau", "mangystau", "turkmenbashi",
        "balkan\\b",
        "astrakhan", "dagestan", "kalmykia", "makhachkala",
    ]

    /// The folder that stands as the example of the two commands' help.
    private static let exceptions: [Exception] = [
        Exception("Sources/Console/PackCommands.swift", since: "2026-11-22", "an example in the help")
    ]

    @Test func noneOfThemIsInTheCode() throws {
        let places = try Tree.places(of: "(?i)(?:\(Self.words.joined(separator: "|")))", in: Tree.sources) {
            file, line in
            let rest = line.split(separator: "Regions/caspian", omittingEmptySubsequences: false).joined()
            return Self.exceptions.contains { $0.place == file.path } && !rest.lowercased().contains("caspian")
        }
        #expect(places == [])
    }

    @Test func theExceptionsAreStillThere() {
        for exception in Self.exceptions {
            #expect(
                Tree.text(exception.place)?.contains("Regions/caspian") == true,
                "\(exception.place): \(exception.reason)")
        }
    }

    @Test func theWordsAreFoundWhereTheyBelong() throws {
        let region = Tree.files(in: "Regions/caspian", ["csv"])
        #expect(region.count > 20)
        for word in Self.words.prefix(6) {
            #expect(try !Tree.places(of: "(?i)\(word)", in: region, isCode: false).isEmpty, "\(word)")
        }
    }
}
