import Languages
import Measures

extension PackReader {
    mutating func readThings(into pack: inout RegionPack) {
        let columns = [
            "id", "kind", "unchecked", "lat", "lon", "geometry", "within", "sectors", "codes", "position_basis",
            "position_source", "visibility",
        ]
        readClocks()
        for table in files.tables(in: "things") {
            for row in rows(table, known: columns, texts: ["name", "aliases"]) {
                keep(thing(row), row, in: &pack.things, &pack.places)
            }
        }
        checkClocks(of: pack.things)
    }

    private func thing(_ row: PackRow) -> Thing {
        var aliases: [Language: [String]] = [:]
        for language in Language.allCases {
            let list = row.list("aliases_\(language.tag)")
            if !list.isEmpty { aliases[language] = list }
        }
        var unchecked: Set<Language> = []
        for tag in row.list("unchecked") {
            if let language = Language(rawValue: tag) {
                unchecked.insert(language)
            } else {
                row.faultChoice("unchecked", tag, Language.allCases.map(\.tag))
            }
        }
        let sectors = row.list("sectors").compactMap { raw -> Sector? in
            let sector = Sector(rawValue: raw)
            if sector == nil { row.faultChoice("sectors", raw, Sector.allCases.map(\.rawValue)) }
            return sector
        }
        for code in row.list("codes") where !code.contains(":") {
            row.fault(
                "codes", "“\(code.prefix(40))” has no scheme.", remedy: "Write scheme:code, for instance iso:IR-01.")
        }
        let id = row.identifier()
        return Thing(
            id: id, kind: row.identifier("kind"), name: row.text("name", english: true), aliases: aliases,
            unchecked: unchecked, position: row.position(), shape: geometry(row, "geometry"),
            within: row.list("within"),
            sectors: sectors, codes: row.list("codes"), positionBasis: row.choice("position_basis"),
            positionSource: row.cell("position_source"), visibility: visibility(row),
            zone: clocks[id]?.clock.zone, restDays: clocks[id]?.clock.restDays ?? [])
    }
}
