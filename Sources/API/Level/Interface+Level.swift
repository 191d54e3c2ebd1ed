import Depths
import Environment
import Exporting
import Foundation
import Journal
import Languages
import Measures
import OpenData
import Register
import Serving

extension Interface {
    /// The level, what it touches, and what it was.
    static let levelRoutes: [Route] = [
        Route(
            InterfaceOperation(
                id: "level", path: "level",
                parameters: [
                    .init("level", .query, .words(8), meaning: "api.parameter.level-metres"),
                    .init("scenario", .query, .identifier, meaning: "api.parameter.level-scenario"),
                    .init(
                        "year", .query,
                        .integer(Int64(LevelQuestion.years.lowerBound)...Int64(LevelQuestion.years.upperBound)),
                        meaning: "api.parameter.level-year"),
                ], schema: "Level")
        ) { try $0.answerLevel() },
        Route(
            InterfaceOperation(id: "level-record", path: "level/record", schema: "LevelRecord")
        ) { try $0.answerLevelRecord() },
    ]
}

extension Asking {
    func answerLevel() throws -> Answer {
        let answer: LevelAnswer
        do {
            let question = try LevelQuestion(level: asked["level"], scenario: asked["scenario"], year: asked["year"])
            answer = try reading.levelAnswer(question, shore: interface.shore)
        } catch let error as LevelError {
            throw fault(error)
        }
        let writer = LevelWriter(answer: answer, record: self.writer(answer.names), language: asked.language)
        return record { writer.write(to: &$0) }
    }

    private func fault(_ error: LevelError) -> RequestFault {
        switch error {
        case .notALevel(let text): .badValue(text, field: "level", example: "-30.5")
        case .notAYear(let text): .badValue(text, field: "year", example: "2050")
        case .noYear: .badValue("", field: "year", example: "2050")
        case .noScenario(let id): .noThing(id)
        case .outsideYears(let year, let years):
            .badValue(String(year), field: "year", example: "\(years.lowerBound)…\(years.upperBound)")
        case .nothingKnown: .notFound
        }
    }

    func answerLevelRecord() throws -> Answer {
        let levels = try reading.levelRecord()
        let line = LevelLine(levels)
        let things = levels.figures.map(\.claim.thing) + levels.weeks.map(\.thing)
        let record = writer(try reading.things(Set(things)))
        return self.record { writer in
            writer.listField("series") { list in
                for series in levels.series {
                    list.object { object in
                        object.field("datum", series.datum.code)
                        object.key("saidBy")
                        record.party(series.saidBy, to: &object)
                        object.key("thing")
                        record.thing(named: series.thing, to: &object)
                        object.listField("figures") { figures in
                            for figure in series.figures { self.figure(figure, record, to: &figures) }
                        }
                    }
                }
            }
            writer.listField("weeks") { list in
                for week in levels.weeks { self.week(week, record, to: &list) }
            }
            writer.optionalField("line", line) { writer, line in self.line(line, record, to: &writer) }
        }
    }

    private func figure(_ figure: LevelFigure, _ record: RecordWriter, to list: inout JSONWriter) {
        list.object { object in
            object.optionalField("time", figure.claim.asOf) { record.period($1, to: &$0) }
            object.field("low", figure.value.low)
            object.field("high", figure.value.high)
            object.field("claim", Interface.address(of: .claim(figure.claim.id), in: asked.language))
            object.field("isDoubted", !figure.claim.doubt.isEmpty)
        }
    }

    private func week(_ week: LevelWeek, _ record: RecordWriter, to list: inout JSONWriter) {
        list.object { object in
            object.key("thing")
            record.thing(named: week.thing, to: &object)
            object.key("time")
            record.period(week.time, to: &object)
            for (name, figure) in [("lowest", week.lowest), ("mean", week.mean), ("highest", week.highest)] {
                object.optionalField(name, figure) { self.figure($1, record, to: &$0) }
            }
            object.field("range", week.range.map { $0.upperBound - $0.lowerBound }, fractionDigits: 3)
        }
    }

    private func line(_ line: LevelLine, _ record: RecordWriter, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("datum", line.series.datum.code)
            writer.key("saidBy")
            record.party(line.series.saidBy, to: &writer)
            writer.field("years", line.years.count)
            writer.field("yearsLeftOut", line.yearsLeftOut)
            writer.listField("fits") { list in
                for fit in line.fits {
                    list.object { object in
                        object.field("method", fit.method.rawValue)
                        object.field("metresPerYear", fit.slope)
                        object.field("low", fit.interval.lowerBound)
                        object.field("high", fit.interval.upperBound)
                        object.listField("trials") { trials in
                            for trial in fit.trials {
                                trials.object { object in
                                    object.field("yearsAhead", trial.yearsAhead)
                                    object.field("count", trial.count)
                                    object.field("meanError", trial.meanError)
                                    object.field("greatestError", trial.greatestError)
                                    object.field("meanShift", trial.meanShift)
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
