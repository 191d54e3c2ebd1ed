import Journal
import Languages
import Measures
import Register

/// A record of the level of the little sea: what everyone may read of it, and what is hidden, which nothing reckons with.
enum AccessLevel {
    static func bodies() throws -> [EntryBody] {
        var bodies = [
            AccessWorld.entry(
                Region(
                    id: "little", version: "1", name: Text([.en: "Little sea"]), seaName: Text([.en: "Lake"]),
                    sea: "lake", bounds: ["49", "37", "51", "39"], digest: String(repeating: "0", count: 64))),
            AccessWorld.entry(Kind(id: "sea", label: Text([.en: "Sea"]), plural: Text(), mark: .area, order: 2)),
            AccessWorld.entry(
                Property(
                    id: "sea-level", label: Text([.en: "Level"]), type: .quantity, unit: try Unit(parsing: "m"),
                    needsDatum: true, isTotal: false, kinds: ["sea"], expectedKinds: [], sector: .environment,
                    useOf: nil, reviewDays: nil, choices: [])),
            AccessWorld.entry(DatumLabel(id: "sill", label: Text([.en: "Sill"]), note: Text())),
            AccessWorld.entry(Thing(id: "lake", kind: "sea", name: Text([.en: "Lake"]))),
        ]
        for (year, level) in [("2020", "4.1"), ("2021", "4"), ("2022", "3.9"), ("2023", "3.7"), ("2024", "3.6")] {
            bodies.append(try height("level-\(year)", level, year, .everyone, Text()))
        }
        for item in AccessWorld.hidden {
            let said = Text([.en: "Secret \(item.word)"])
            bodies.append(try height("\(item.word)-height", item.figure, "2025", item.visibility, said))
        }
        return bodies
    }

    private static func height(
        _ id: String, _ level: String, _ year: String, _ visibility: Visibility, _ note: Text
    ) throws -> EntryBody {
        let value = Quantity(
            amount: try Amount(parsing: level), unit: try Unit(parsing: "m"), datum: Datum(code: "sill"))
        return AccessWorld.entry(
            Claim(
                id: id, thing: "lake", property: "sea-level", value: .quantity(value), asOf: try Period(parsing: year),
                saidBy: "north", source: "paper", basis: .found, note: note, visibility: visibility))
    }
}
