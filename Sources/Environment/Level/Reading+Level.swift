import Depths
import Measures
package import Register

extension Reading {
    /// What is known of the level of the region's sea and its parts.
    package func levelRecord() throws -> LevelRecord {
        let things = try seas()
        let properties = [
            LevelWords.level, LevelWords.weeklyMean, LevelWords.weeklyLowest, LevelWords.weeklyHighest,
        ]
        let accounts = try accounts(of: things, properties: properties).values.joined()
        func figures(_ property: String) -> [LevelFigure] {
            let unit = vocabulary.properties[property]?.unit
            return accounts.filter { $0.property == property }.flatMap(\.claims).compactMap {
                LevelFigure($0, in: unit)
            }
        }
        return LevelRecord(
            figures: figures(LevelWords.level),
            weeks: Self.weeks(
                figures(LevelWords.weeklyLowest), figures(LevelWords.weeklyMean), figures(LevelWords.weeklyHighest)))
    }

    /// The region's sea and the parts of it that are seas.
    private func seas() throws -> [Thing] {
        guard let id = vocabulary.region?.sea, let sea = try thing(id) else { return [] }
        return [sea] + (try parts(of: id).filter { $0.kind == LevelWords.seaKind && $0.id != id })
    }

    /// The figures of one part of the sea, week and source belong together.
    private static func weeks(
        _ lowest: [LevelFigure], _ means: [LevelFigure], _ highest: [LevelFigure]
    ) -> [LevelWeek] {
        struct Key: Hashable {
            let thing: String
            let time: Period
            let source: String?
        }
        func byKey(_ figures: [LevelFigure]) -> [Key: LevelFigure] {
            figures.reduce(into: [:]) { found, figure in
                guard let time = figure.claim.asOf else { return }
                found[Key(thing: figure.claim.thing, time: time, source: figure.claim.source)] = figure
            }
        }
        let (low, mean, high) = (byKey(lowest), byKey(means), byKey(highest))
        return Set(low.keys).union(mean.keys).union(high.keys).map { key in
            LevelWeek(thing: key.thing, time: key.time, lowest: low[key], mean: mean[key], highest: high[key])
        }
    }

    /// What is expected of the level, in the alphabetical order of its things' ids.
    package func scenarios(_ record: LevelRecord) throws -> [Scenario] {
        let things = try things(ofKind: LevelWords.scenarioKind, limit: Self.classesMax).sorted { $0.id < $1.id }
        let accounts = try accounts(of: things)
        return things.map { Scenario($0, accounts[$0.id] ?? [], record: record, vocabulary) }
    }

    /// The most scenarios, and the most classes of ships, that stand side by side.
    private static var classesMax: Int { 24 }

    private func ships(_ density: Estimate) throws -> [ShipClass] {
        let things = try things(ofKind: LevelWords.shipKind, limit: Self.classesMax)
        let accounts = try accounts(of: things)
        return things.compactMap { ShipClass($0, accounts[$0.id] ?? [], density: density, vocabulary) }
            .sorted { ($0.hull.deadweight.middle, $0.thing.id) > ($1.hull.deadweight.middle, $1.thing.id) }
    }

    /// A figure of the region's sea; nil where nobody states it.
    private func seaFigure(_ property: String) throws -> Estimate? {
        guard let id = vocabulary.region?.sea, let sea = try thing(id) else { return nil }
        return try account(of: sea, property: property)?.spread(vocabulary)
    }
}

extension Reading {
    /// What the level asked about touches; throws a `LevelError`.
    package func levelAnswer(_ question: LevelQuestion, shore: DrawnShore?) throws -> LevelAnswer {
        let record = try levelRecord()
        let scenarios = try scenarios(record)
        let line = LevelLine(record)
        let known = try Self.level(question, record, scenarios, line)
        let density = try seaFigure(LevelWords.density) ?? Estimate(1, 1.03)
        let percent = try seaFigure(LevelWords.keelAllowance) ?? Estimate(0, 0)
        let allowance = percent.clamped(to: 0...100) * (try Estimate.exactly(0.01))
        let ships = try ships(density)
        let ground = HarbourGround(
            record: record, ships: ships, density: density, allowance: allowance, vocabulary: vocabulary)
        let things = try LevelWords.harbourKinds.flatMap { try self.things(ofKind: $0) }
        let depths = try accounts(of: things, properties: Harbour.properties)
        let harbours = things.compactMap { Harbour($0, depths[$0.id] ?? [], at: known.water, ground) }
        let reports = try reports(ships, depths, ground)
        let shoreAnswer = try shore.map { try self.shore($0, at: known) }
        let (places, leftOut) = try near(shore, isBelow: shoreAnswer?.isBelow ?? true)
        let claims = Self.claims(record, scenarios, harbours, ships)
        return LevelAnswer(
            question: question, record: record, scenarios: scenarios, line: line, known: known,
            change: record.newest.flatMap { newest in (try? known.water.fall(since: newest.water)).map { -$0 } },
            ships: ships, harbours: harbours, reports: reports, shore: shoreAnswer, places: places,
            placesLeftOut: leftOut, density: density, allowance: allowance, claims: claims,
            names: try names(of: Array(shoreAnswer?.losses.flatMap(\.claims) ?? []), and: claims.values.map(\.thing)))
    }

    private static func level(
        _ question: LevelQuestion, _ record: LevelRecord, _ scenarios: [Scenario], _ line: LevelLine?
    ) throws(LevelError) -> KnownLevel {
        guard let datum = record.datum, let newest = record.newest else { throw .nothingKnown }
        switch question {
        case .newest: return newest
        case .level(let number):
            guard let height = try? Estimate.exactly(number.double),
                let water = try? WaterLevel(height, above: datum.code)
            else { throw .notALevel(number.text) }
            return KnownLevel(water)
        case .scenario(let id, let year):
            guard let scenario = scenarios.first(where: { $0.thing.id == id }) else { throw .noScenario(id) }
            guard let years = scenario.years, scenario.start != nil else { throw .nothingKnown }
            guard let level = scenario.level(in: year) else { throw .outsideYears(year, years) }
            return level
        case .line(let year):
            guard let line, let day = record.newestDay else { throw .nothingKnown }
            let first = day.gregorian.year
            guard let level = line.level(in: year, after: newest, of: day) else {
                throw .outsideYears(year, first...(first + LevelLine.yearsAheadMax))
            }
            return level
        }
    }

    private func reports(
        _ ships: [ShipClass], _ depths: [String: [Account]], _ ground: HarbourGround
    ) throws -> [LoadReport] {
        let ports = try things(ships.compactMap { $0.report?.port })
        return ships.enumerated().compactMap { place, ship in
            guard let report = ship.report else { return nil }
            let depth = report.draught + report.draught * ground.allowance
            let port = report.port.flatMap { ports[$0] }
            let time = report.carried.compactMap(\.claim.asOf).max()
            guard let port, let level = ground.record.level(at: time),
                let harbour = Harbour(port, depths[port.id] ?? [], at: level.water, ground)
            else { return LoadReport(ship: ship, report: report, port: port, depth: depth, level: nil, reckoned: []) }
            return LoadReport(
                ship: ship, report: report, port: port, depth: depth, level: level,
                reckoned: harbour.statements.map { ($0, $0.loads[place]) })
        }
    }

    private static func claims(
        _ record: LevelRecord, _ scenarios: [Scenario], _ harbours: [Harbour], _ ships: [ShipClass]
    ) -> [String: Claim] {
        let figures =
            record.figures + record.weeks.flatMap { [$0.lowest, $0.mean, $0.highest].compactMap(\.self) }
            + harbours.flatMap { $0.statements.map(\.figure) } + ships.flatMap { $0.dimensions.flatMap(\.figures) }
        let all = figures.map(\.claim) + scenarios.flatMap { $0.claims.map(\.claim) }
        return Dictionary(all.map { ($0.id, $0) }) { first, _ in first }
    }
}

extension Reading {
    private func shore(_ shore: DrawnShore, at known: KnownLevel) throws -> ShoreAnswer {
        let seas = try seas()
        let coasts = try things(ofKind: LevelWords.coastKind)
        let drawn = try accounts(of: coasts, property: LevelWords.drawnShore).values.joined().first?
            .figures(vocabulary).first
        let losses = try accounts(
            of: seas + coasts, properties: [LevelWords.areaLost, LevelWords.retreat]
        ).values.joined().sorted { ($0.property, $0.thing) < ($1.property, $1.thing) }
        // The shore's own zero is not stated, so only what lies clearly on one side of it is said.
        let isBelow = drawn.flatMap { drawn -> Bool? in
            if known.height.high < drawn.value.low - Self.drawnDoubt { return true }
            return known.height.low > drawn.value.high + Self.drawnDoubt ? false : nil
        }
        return ShoreAnswer(
            area: shore.area, length: shore.length, deepArea: shore.deepArea, drawn: drawn, isBelow: isBelow,
            losses: losses)
    }

    /// So many metres apart the zeros may lie from which the shore as drawn and the level asked about are counted.
    private static var drawnDoubt: Double { 1 }

    /// The protected areas and then the towns near the shore as drawn, the nearest of each first.
    private func near(_ shore: DrawnShore?, isBelow: Bool) throws -> (places: [NearPlace], leftOut: Int) {
        guard let shore else { return ([], 0) }
        var (shown, leftOut) = ([NearPlace](), 0)
        for kind in LevelWords.placeKinds {
            let places = try things(ofKind: kind).compactMap { thing -> NearPlace? in
                guard let position = thing.position else { return nil }
                let kilometres = shore.distance(from: position)
                guard kilometres <= Self.nearKilometres else { return nil }
                return NearPlace(thing: thing, kilometres: kilometres, isAtLeast: isBelow)
            }.sorted { ($0.kilometres, $0.thing.id) < ($1.kilometres, $1.thing.id) }
            shown += places.prefix(Self.nearMax)
            leftOut += max(places.count - Self.nearMax, 0)
        }
        return (shown, leftOut)
    }

    private static var nearKilometres: Double { 25 }
    private static var nearMax: Int { 20 }
}
