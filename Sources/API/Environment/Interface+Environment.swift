import Environment
import Exporting
import Languages
import Measures
import OpenData
import Problems
import Register
import Serving

extension Interface {
    /// The state of the sea at one look, and the rule by which figures come to stand.
    static let environmentRoutes: [Route] = [
        Route(InterfaceOperation(id: "environment", path: "environment", schema: "Environment")) {
            try $0.answerEnvironment()
        },
        Route(InterfaceOperation(id: "method", path: "method", schema: "Method")) { $0.answerMethod() },
    ]
}

extension Asking {
    /// What the page of the environment shows: the newest level, every indicator with its value, and the open problems.
    func answerEnvironment() throws -> Answer {
        let moment = try reading.indicatorMoment()
        let found = try reading.assessments(of: try reading.indicators(at: moment), at: moment)
        let levels = try reading.levelRecord()
        let problems = try reading.openProblems(limit: Self.problemLinesMax)
        let record = writer([:])
        return self.record { writer in
            writer.optionalField("level", levels.newest) { writer, known in
                LevelWriter.known(known, in: asked.language, to: &writer)
            }
            writer.field("levelDay", levels.newestDay?.text)
            writer.listField("indicators") { list in
                for assessment in found { list.object { self.line(assessment, record, to: &$0) } }
            }
            problemLines(problems, record, to: &writer)
            writer.listField("lists") { list in
                for path in ["level", "level/record", "indicators", "problems", "observations", "alerts"] {
                    list.string("/\(asked.language.tag)/\(path)")
                }
            }
        }
    }

    private func line(_ found: Assessment, _ record: RecordWriter, to object: inout JSONWriter) {
        let indicator = found.indicator
        object.field("id", indicator.id)
        object.field("href", Interface.address(of: .indicator(indicator.id), in: asked.language))
        object.key("name")
        record.text(indicator.name, to: &object)
        object.optionalField("value", found.value) { IndicatorWriting.span($1, found.unit, to: &$0) }
        object.optionalField("asOf", found.time) { record.period($1, to: &$0) }
        object.field("status", found.status.name)
    }

    /// The rule that chooses, in words, for who shows our figures elsewhere.
    func answerMethod() -> Answer {
        func part(_ part: MethodText.Part, to list: inout JSONWriter) {
            list.object { object in
                object.field("heading", words.say(part.heading))
                object.field("paragraphs", part.paragraphs.map { words.say($0) })
            }
        }
        return record { writer in
            writer.field("title", words.say(MethodText.title))
            writer.field("lead", words.say(MethodText.lead))
            writer.listField("parts") { list in
                for item in MethodText.rules + MethodText.limits { part(item, to: &list) }
            }
            writer.listField("states") { list in
                for state in MethodText.explained {
                    list.object { object in
                        object.field("id", state.rawValue)
                        object.field("label", words.state(state))
                        object.field("explanation", words.say(MethodText.explanation(of: state)))
                    }
                }
            }
        }
    }
}
