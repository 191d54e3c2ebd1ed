import Depths
import Environment
import Exporting
import Languages
import Measures
import OpenData
import Register

/// Writes what a level touches as JSON, every range with the claims its ends rest on.
struct LevelWriter {
    let answer: LevelAnswer
    let record: RecordWriter
    let language: Language

    func write(to writer: inout JSONWriter) {
        question(to: &writer)
        writer.key("level")
        known(answer.known, to: &writer)
        writer.optionalField("change", answer.change) { range($1, to: &$0) }
        writer.key("density")
        range(answer.density, to: &writer)
        writer.key("keelAllowance")
        range(answer.allowance, to: &writer)
        writer.listField("ships") { list in for ship in answer.ships { self.ship(ship, to: &list) } }
        writer.listField("harbours") { list in for harbour in answer.harbours { self.harbour(harbour, to: &list) } }
        writer.listField("reports") { list in for report in answer.reports { self.report(report, to: &list) } }
        writer.optionalField("shore", answer.shore) { shore($1, to: &$0) }
        writer.listField("places") { list in for place in answer.places { self.place(place, to: &list) } }
        writer.listField("scenarios") { list in
            for scenario in answer.scenarios { self.scenario(scenario, to: &list) }
        }
    }

    private func question(to writer: inout JSONWriter) {
        writer.objectField("question") { object in
            switch answer.question {
            case .newest: object.field("kind", "newest")
            case .level(let number):
                object.field("kind", "level")
                object.field("level", number.text)
            case .scenario(let id, let year):
                object.field("kind", "scenario")
                object.field("scenario", id)
                object.field("year", year)
            case .line(let year):
                object.field("kind", "line")
                object.field("year", year)
            }
        }
    }

    func range(_ estimate: Estimate, to writer: inout JSONWriter) {
        Self.range(estimate, in: language, to: &writer)
    }

    private func known(_ level: KnownLevel, to writer: inout JSONWriter) {
        Self.known(level, in: language, to: &writer)
    }

    private static func range(_ estimate: Estimate, in language: Language, to writer: inout JSONWriter) {
        func addresses(_ grounds: [String]) -> [String] {
            grounds.map { Interface.address(of: .claim($0), in: language) }
        }
        writer.object { object in
            object.field("low", estimate.low)
            object.field("high", estimate.high)
            object.field("lowClaims", addresses(estimate.lowGrounds))
            object.field("highClaims", addresses(estimate.highGrounds))
        }
    }

    /// A level with what had to be assumed for it.
    static func known(_ level: KnownLevel, in language: Language, to writer: inout JSONWriter) {
        writer.object { object in
            object.field("datum", level.water.datum)
            object.field("unit", "m")
            object.key("range")
            range(level.height, in: language, to: &object)
            object.field("assumptions", level.assumptions.map(\.rawValue))
        }
    }

    private func ship(_ ship: ShipClass, to list: inout JSONWriter) {
        list.object { object in
            object.key("thing")
            record.thing(labelled: ship.thing, to: &object)
            object.listField("dimensions") { dimensions in
                for dimension in ship.dimensions {
                    dimensions.object { object in
                        object.key("property")
                        record.property(dimension.property, to: &object)
                        object.key("range")
                        range(dimension.value, to: &object)
                    }
                }
            }
            object.key("tonnesPerCentimetre")
            range(ship.tonnesPerCentimetre, to: &object)
        }
    }

    private func load(_ load: Load, of ship: ShipClass, to list: inout JSONWriter) {
        list.object { object in
            object.field("ship", ship.thing.id)
            object.field("entry", load.entry.rawValue)
            object.key("share")
            range(load.share, to: &object)
            object.key("tonnes")
            range(load.tonnes, to: &object)
        }
    }

    private func harbour(_ harbour: Harbour, to list: inout JSONWriter) {
        list.object { object in
            object.key("thing")
            record.thing(labelled: harbour.thing, to: &object)
            object.field("isPlanned", harbour.isPlanned)
            object.key("draught")
            range(harbour.draught, to: &object)
            object.listField("loads") { loads in
                for (ship, load) in zip(answer.ships, harbour.loads) { self.load(load, of: ship, to: &loads) }
            }
            object.listField("statements") { statements in
                for statement in harbour.statements { self.statement(statement, to: &statements) }
            }
        }
    }

    private func statement(_ statement: Harbour.Statement, to list: inout JSONWriter) {
        list.object { object in
            object.field("claim", Interface.address(of: .claim(statement.figure.claim.id), in: language))
            object.key("property")
            record.property(statement.figure.claim.property, to: &object)
            object.field("meaning", statement.meaning.rawValue)
            object.field("isPlanned", statement.isPlanned)
            for (name, value) in [
                ("stated", statement.figure.value), ("left", statement.left), ("draught", statement.draught),
            ] {
                object.key(name)
                range(value, to: &object)
            }
            object.key("reference")
            known(statement.reference, to: &object)
        }
    }

    private func report(_ report: LoadReport, to list: inout JSONWriter) {
        list.object { object in
            object.field("ship", report.ship.thing.id)
            object.optionalField("port", report.port) { record.thing(labelled: $1, to: &$0) }
            object.key("reportedShare")
            range(report.report.share, to: &object)
            object.key("reportedDraught")
            range(report.report.draught, to: &object)
            object.key("reportedDepth")
            range(report.depth, to: &object)
            object.listField("reckoned") { reckoned in
                for (statement, load) in report.reckoned {
                    reckoned.object { object in
                        object.field("claim", Interface.address(of: .claim(statement.figure.claim.id), in: language))
                        object.key("share")
                        range(load.share, to: &object)
                        object.key("tonnes")
                        range(load.tonnes, to: &object)
                    }
                }
            }
        }
    }

    private func shore(_ shore: ShoreAnswer, to writer: inout JSONWriter) {
        writer.object { object in
            object.field("drawnArea", shore.area, fractionDigits: 0)
            object.field("drawnLength", shore.length, fractionDigits: 0)
            object.field("deepArea", shore.deepArea, fractionDigits: 0)
            object.optionalField("drawnLevel", shore.drawn) { range($1.value, to: &$0) }
            if let isBelow = shore.isBelow {
                object.field("isBelow", isBelow)
            } else {
                object.key("isBelow")
                object.null()
            }
            object.field("areaLow", shore.bounds?.lowerBound, fractionDigits: 0)
            object.field("areaHigh", shore.bounds?.upperBound, fractionDigits: 0)
        }
    }

    private func place(_ place: NearPlace, to list: inout JSONWriter) {
        list.object { object in
            object.key("thing")
            record.thing(labelled: place.thing, to: &object)
            object.field("kilometres", place.kilometres, fractionDigits: 1)
            object.field("isAtLeast", place.isAtLeast)
        }
    }

    private func scenario(_ scenario: Scenario, to list: inout JSONWriter) {
        list.object { object in
            object.key("thing")
            record.thing(labelled: scenario.thing, to: &object)
            object.field("from", scenario.start?.year)
            object.optionalField("level", scenario.start?.level) { known($1, to: &$0) }
            object.listField("points") { points in
                for point in scenario.points {
                    points.object { object in
                        object.field("year", point.year)
                        object.key("level")
                        range(point.level, to: &object)
                        object.optionalField("change", point.change) { range($1, to: &$0) }
                        object.optionalField("middleChange", point.middleChange) { range($1, to: &$0) }
                    }
                }
            }
        }
    }
}
