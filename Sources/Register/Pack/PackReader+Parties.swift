import Languages
import Measures

extension PackReader {
    mutating func readParties(into pack: inout RegionPack) {
        let partyColumns = ["id", "type", "country", "speaks_for", "web", "rank_basis"]
        for row in rows(files.table("parties.csv"), known: partyColumns, texts: ["name", "rank"]) {
            let type: Party.PartyType? = row.choice("type")
            if row.cell("type") == nil { _ = row.required("type") }
            let party = Party(
                id: row.identifier(), type: type ?? .publisher, name: row.text("name", english: true),
                country: row.cell("country"), speaksFor: row.cell("speaks_for"), web: row.address("web"),
                office: Office(rank: row.text("rank"), rankBasis: row.choice("rank_basis")))
            keep(party, row, in: &pack.parties, &pack.places)
        }
        let sourceColumns = ["id", "publisher", "title", "title_language", "url", "published", "licence"]
        for row in rows(files.table("sources.csv"), known: sourceColumns, texts: ["note"]) {
            let source = Source(
                id: row.identifier(), publisher: row.identifier("publisher"), title: row.required("title"),
                titleLanguage: row.language("title_language"), url: row.address("url"),
                published: row.period("published")?.text, licence: row.cell("licence"), note: row.text("note"))
            keep(source, row, in: &pack.sources, &pack.places)
        }
        let letterColumns = ["id", "number", "date", "sender", "addressee"]
        for row in rows(files.table("letters.csv"), known: letterColumns, texts: ["subject"]) {
            let letter = Letter(
                id: row.identifier(), number: row.required("number"),
                date: row.period("date")?.text ?? row.required("date"), sender: row.identifier("sender"),
                addressee: row.cell("addressee"), subjectMatter: row.text("subject", english: true))
            keep(letter, row, in: &pack.letters, &pack.places)
        }
    }

    mutating func readQuarrels(into pack: inout RegionPack) {
        for row in rows(files.table("quarrels.csv"), known: ["id", "accounts"], texts: ["title", "lesson"]) {
            var accounts: [Quarrel.Place] = []
            for text in row.list("accounts") {
                guard let place = Quarrel.Place(text: text) else {
                    row.fault(
                        "accounts", "“\(text.prefix(120))” is not thing/property.",
                        remedy: "Write both identifiers with a slash.")
                    continue
                }
                accounts.append(place)
            }
            let quarrel = Quarrel(
                id: row.identifier(), title: row.text("title", english: true),
                lesson: row.text("lesson", english: true),
                accounts: accounts)
            keep(quarrel, row, in: &pack.quarrels, &pack.places)
        }
    }
}

extension PackRow {
    /// A web address; only http and https lead anywhere.
    fileprivate func address(_ column: String) -> String? {
        guard let text = cell(column) else { return nil }
        guard text.hasPrefix("http://") || text.hasPrefix("https://"), text.utf8.count <= 2_000,
            !text.unicodeScalars.contains(where: { $0.value <= 0x20 || $0 == "\"" || $0 == "<" || $0 == ">" })
        else {
            fault(
                column, "“\(text.prefix(80))” is not a web address.", remedy: "Write it whole, beginning with https://."
            )
            return nil
        }
        return text
    }

    fileprivate func language(_ column: String) -> Language {
        guard let text = cell(column) else { return .en }
        if let language = Language(rawValue: text) { return language }
        faultChoice(column, text, Language.allCases.map(\.tag))
        return .en
    }
}
