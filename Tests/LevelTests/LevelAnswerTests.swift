import Depths
import Languages
import Measures
import Register
import Testing
import Trends

@testable import Environment

/// What levels touch in the shipped region, reckoned by hand from its claims.
@Suite struct LevelAnswerTests {
    private static func level(_ text: String) throws -> LevelQuestion {
        try LevelQuestion(level: text, scenario: nil, year: nil)
    }

    private static func near(_ value: Double, _ expected: Double, within room: Double = 0.005) -> Bool {
        abs(value - expected) <= room
    }

    @Test func theNewestLevelIsTheOneOf2025() async throws {
        let answer = try await LevelNode.shipped().answer(.newest)
        #expect(answer.known.water.datum == "bs")
        #expect(answer.known.height.low == -29.35 && answer.known.height.isExact)
        #expect(answer.known.assumptions.isEmpty && answer.change?.low == 0)
        let claim = try #require(answer.known.height.grounds.first.flatMap { answer.claims[$0] })
        #expect(claim.thing == "caspian-kz-sector")
    }

    // Three speakers of one meeting, undated: 5.5, 4 and 3.8 m. The water falls by 1.15 m below the newest level.
    @Test func astaraHasThreeAnswers() async throws {
        let answer = try await LevelNode.shipped().answer(Self.level("-30.5"))
        let astara = try #require(answer.harbours.first { $0.thing.id == "port-astara-ir" })
        #expect(astara.statements.count == 3 && !astara.isPlanned)
        for (statement, left) in zip(
            astara.statements.sorted { $0.left.low > $1.left.low }, [4.35, 2.85, 2.65])
        {
            #expect(Self.near(statement.left.low, left) && Self.near(statement.draught.high, left))
            #expect(statement.reference.assumptions == [.undated])
        }
        #expect(Self.near(astara.draught.low, 2.65) && Self.near(astara.draught.high, 4.35))
        let low = try #require(
            astara.draught.lowGrounds.compactMap { answer.claims[$0] }.first { $0.property == "draught" })
        #expect(low.speaker[.en] == "the head of Khazar Shipping")
    }

    /// November 2025, 4.5 m of draught in the canal and 4.3 m of water beyond it; two metres less water than then.
    @Test func theCanalIsHeldAgainstTheLevelOfItsYear() async throws {
        let answer = try await LevelNode.shipped().answer(Self.level("-31.35"))
        let canal = try #require(answer.harbours.first { $0.thing.id == "canal-volga-caspian" })
        let draught = try #require(canal.statements.first { $0.meaning == .draught })
        #expect(Self.near(draught.left.low, 2.5) && draught.reference.assumptions == [.levelOfItsTime])
        let beyond = try #require(canal.statements.first { $0.figure.claim.property == "depth-beyond-canal" })
        #expect(Self.near(beyond.left.low, 2.3))
        // 10 to 15 per cent of the draught stay under the keel.
        #expect(Self.near(beyond.draught.low, 2.3 / 1.15) && Self.near(beyond.draught.high, 2.3 / 1.1))
        let target = try #require(canal.statements.first { $0.isPlanned })
        #expect(target.figure.value.low == 4.2)
        #expect(Self.near(canal.draught.low, 2) && Self.near(canal.draught.high, 2.5))
    }

    /// 140.85 m × 16.6 m × 0.88…0.98 × 1.005…1.011 / 100 = 20.68…23.17 t for each centimetre.
    @Test func theFormulaOfTheTankerOfSevenThousandTonnes() async throws {
        let answer = try await LevelNode.shipped().answer(Self.level("-31.35"))
        let place = try #require(answer.ships.firstIndex { $0.thing.id == "ship-tanker-7000" })
        let ship = answer.ships[place]
        #expect(Self.near(ship.tonnesPerCentimetre.low, 20.68, within: 0.01))
        #expect(Self.near(ship.tonnesPerCentimetre.high, 23.17, within: 0.01))
        let canal = try #require(answer.harbours.first { $0.thing.id == "canal-volga-caspian" })
        // From 4.2 m to 2.0…2.5 m: 170 cm less at the most, of 7,022 to 7,030 t.
        let load = canal.loads[place]
        #expect(Self.near(load.share.high, 1 - 170 * 20.6778 / 7_030, within: 0.001))
        #expect(Self.near(load.share.low, 1 - 220 * 23.1657 / 7_022, within: 0.001))
        #expect(load.entry == .part)
    }

    // The report: ships of 12,000 t carry 9,000 to 10,000 t. What is left ashore is 78 to 131 cm of draught.
    @Test func aktauIsHeldAgainstTheReport() async throws {
        let answer = try await LevelNode.shipped().answer(.newest)
        let report = try #require(answer.reports.first { $0.ship.thing.id == "ship-tanker-12000" })
        #expect(report.port?.id == "port-aktau" && report.report.carried.count == 2)
        #expect(Self.near(report.report.share.low, 0.75) && Self.near(report.report.share.high, 10.0 / 12))
        let area = 149.35 * 17.3
        #expect(Self.near(report.report.draught.low, 6.7 - 3_000 / (area * 0.88 * 1.005)))
        #expect(Self.near(report.report.draught.high, 7.1 - 2_000 / (area * 0.98 * 1.011)))
        #expect(report.level?.height.low == -29.35)
        #expect(Self.near(report.depth.low, report.report.draught.low * 1.1, within: 1e-9))
        // The six metres of canal and dry berths, said in February 2024 between weeks of −29.2 and −28.65: 15 to 70 cm less.
        let dry = try #require(
            report.reckoned.first { $0.statement.figure.claim.property == "dry-berth-dredging-target" })
        let allowed = (5.3 / 1.15, 5.85 / 1.1)
        #expect(Self.near(dry.load.tonnes.low, 12_000 - (7.1 - allowed.0) * area * 0.98 * 1.011, within: 1))
        #expect(Self.near(dry.load.tonnes.high, 12_000 - (6.7 - allowed.1) * area * 0.88 * 1.005, within: 1))
        let oil = try #require(
            report.reckoned.first { $0.statement.figure.claim.property == "oil-berth-dredging-target" })
        #expect(oil.load.share.high == 1 && oil.load.share.low > 0.8)
    }

    @Test func scenariosStandAsPublished() async throws {
        let answer = try await LevelNode.shipped().answer(.newest)
        #expect(answer.scenarios.count == 9 && answer.scenarios.allSatisfy { $0.start != nil && !$0.points.isEmpty })
        func scenario(_ id: String) throws -> Scenario {
            try #require(answer.scenarios.first { $0.thing.id == "scenario-\(id)" })
        }
        let prange = try scenario("prange-2020")
        #expect(prange.years == 2020...2100)
        #expect(Self.near(try #require(prange.points.last).level.low, -28.23 - 18))
        #expect(Self.near(try #require(prange.points.last).level.high, -28.23 - 9))
        let medium = try scenario("samant-prange-ssp245")
        #expect(try #require(medium.start).year == 2023 && medium.start?.level.assumptions.contains(.published) == true)
        let hoseini = try scenario("hoseini-low")
        #expect(hoseini.points.first?.middleChange?.low == 0.3 && hoseini.points.first?.change?.high == 10.2)
        let service = try scenario("kazhydromet-pessimistic")
        #expect(service.points.map(\.year) == [2030, 2050] && service.points.map(\.level.low) == [-30, -34])
    }

    /// Half way from 2020 (−28.23) to 2030 (−29.8), and to 2050 (−32.4).
    @Test func betweenStatedYearsTheWayIsStraight() async throws {
        let node = try await LevelNode.shipped()
        let first = try await node.answer(.scenario("scenario-kazhydromet-optimistic", year: 2025))
        #expect(Self.near(first.known.height.low, -29.015) && first.known.assumptions == [.straight])
        let second = try await node.answer(.scenario("scenario-kazhydromet-optimistic", year: 2040))
        #expect(Self.near(second.known.height.low, -31.1))
        let stated = try await node.answer(.scenario("scenario-kazhydromet-optimistic", year: 2050))
        #expect(stated.known.height.low == -32.4 && stated.known.assumptions.isEmpty)
    }

    @Test func whatNobodySaysIsNotAnswered() async throws {
        let node = try await LevelNode.shipped()
        await #expect(throws: LevelError.outsideYears(2060, 2020...2050)) {
            try await node.answer(.scenario("scenario-kazhydromet-optimistic", year: 2060))
        }
        await #expect(throws: LevelError.noScenario("caspian-sea")) {
            try await node.answer(.scenario("caspian-sea", year: 2050))
        }
        await #expect(throws: LevelError.outsideYears(2036, 2025...2035)) { try await node.answer(.line(year: 2036)) }
    }

    /// A lower water never leaves more of anything.
    @Test func whereTheWaterFallsNothingGrows() async throws {
        let node = try await LevelNode.shipped()
        let answers = try await [
            node.answer(Self.level("-28")), node.answer(Self.level("-29.35")), node.answer(Self.level("-31")),
            node.answer(Self.level("-36")), node.answer(Self.level("-49")),
        ]
        for (higher, lower) in zip(answers, answers.dropFirst()) {
            for (before, after) in zip(higher.harbours, lower.harbours) {
                #expect(before.draught.low >= after.draught.low && before.draught.high >= after.draught.high)
                for (first, second) in zip(before.loads, after.loads) {
                    #expect(first.share.low >= second.share.low && first.share.high >= second.share.high)
                }
            }
        }
        #expect(answers[4].harbours.allSatisfy { $0.loads.allSatisfy { $0.entry == .none } })
    }

    @Test func theMapSaysWhereItDoesNotCarry() async throws {
        let node = try await LevelNode.shipped()
        let shore = try #require(node.shore)
        // The sea is known to have about 370,000 to 390,000 square kilometres at that level.
        #expect((330_000...430_000).contains(shore.area))
        let low = try await node.answer(Self.level("-32"), shore: shore)
        #expect(low.shore?.isBelow == true && low.shore?.bounds?.upperBound == shore.area)
        #expect(low.places.allSatisfy(\.isAtLeast) && !low.places.isEmpty)
        for kind in ["protected-area", "town"] {
            let near = low.places.filter { $0.thing.kind == kind }.map(\.kilometres)
            #expect(near == near.sorted() && (1...20).contains(near.count))
        }
        let near = try await node.answer(Self.level("-27"), shore: shore)
        #expect(near.shore?.isBelow == nil && near.shore?.bounds == nil)
        let high = try await node.answer(Self.level("-25"), shore: shore)
        #expect(high.shore?.isBelow == false && high.places.allSatisfy { !$0.isAtLeast })
    }

    /// The yearly means of the satellites, 1993 to 2022, by the formula of least squares written out once more.
    @Test func theStraightLineIsTheOneOfTheYears() async throws {
        let answer = try await LevelNode.shipped().answer(.newest)
        let line = try #require(answer.line)
        #expect(line.series.datum.code == "dahiti" && line.series.figures.count == 30)
        let samples = line.years.map(\.sample)
        let time = samples.reduce(0) { $0 + $1.time } / Double(samples.count)
        let value = samples.reduce(0) { $0 + $1.value } / Double(samples.count)
        let products = samples.reduce(0) { $0 + ($1.time - time) * ($1.value - value) }
        let squares = samples.reduce(0) { $0 + ($1.time - time) * ($1.time - time) }
        let least = try #require(line.fits.first { $0.method == .leastSquares })
        #expect(Self.near(least.slope, products / squares, within: 1e-9))
        let pairs = samples.indices.flatMap { later in
            samples[..<later].map {
                (samples[later].value - $0.value) / (samples[later].time - $0.time)
            }
        }.sorted()
        let median = try #require(line.fits.first { $0.method == .median })
        #expect(Self.near(median.slope, pairs[217], within: 1e-9))
        // Ten years at least before each trial: 20, 16 and 11 of them.
        #expect(least.trials.map(\.count) == [20, 16, 11])
        #expect(least.trials.allSatisfy { $0.greatestError >= $0.meanError && $0.meanError >= abs($0.meanShift) })
    }
}
