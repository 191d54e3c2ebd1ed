import Exporting
import Languages
import Measures
import Observations
import OpenData
import Register
import Serving

extension Interface {
    /// One observation, by the entry in which it was said and its place in it.
    static let singleObservationRoutes: [Route] = [
        Route(
            InterfaceOperation(
                id: "observation", path: "observation/{id}/{place}",
                parameters: [
                    .init("id", .path, .identifier, meaning: "api.parameter.block"),
                    .init("place", .path, .integer(0...99_999), meaning: "api.parameter.place"),
                ], schema: "Observation")
        ) { try $0.answerObservation() }
    ]
}

extension Asking {
    /// What the page of an observation shows: all that was said of its time, the oldest first.
    func answerObservation() throws -> Answer {
        guard let place = asked.integer("place"), let number = Int(exactly: place),
            let found = try reading.observation(ObservationReference(block: asked.id, place: number))
        else { throw RequestFault.noThing("\(asked.id)/\(asked["place"] ?? "")") }
        let series = found.series.series
        let record = writer(try reading.things([series.thing]))
        let reference = ObservationReference(block: asked.id, place: number)
        return self.record { writer in
            writer.field("series", series.id)
            writer.field("href", Interface.address(of: found.series, in: asked.language))
            writer.key("name")
            record.text(series.name, to: &writer)
            writer.key("thing")
            record.thing(named: series.thing, to: &writer)
            writer.key("property")
            record.property(series.property, to: &writer)
            writer.key("publisher")
            record.party(series.publisher, to: &writer)
            writer.field("unit", series.unit.code)
            writer.field("datum", series.datum?.code)
            writer.listField("steps") { list in
                for step in found.steps {
                    list.object { write(step, isAsked: step.reference == reference, series, record, to: &$0) }
                }
            }
        }
    }

    private func write(
        _ step: ObservationStep, isAsked: Bool, _ series: SeriesRecord, _ record: RecordWriter,
        to object: inout JSONWriter
    ) {
        let observation = step.observation
        object.field("act", step.act.rawValue)
        object.field("href", "/\(asked.language.tag)/observation/\(step.reference.block)/\(step.reference.place)")
        object.field("isAsked", isAsked)
        object.field("time", observation.time.text)
        for (key, number) in [("value", observation.value), ("error", observation.error)] {
            object.optionalField(key, number) { $0.number($1.text) }
        }
        object.field("amount", observation.value?.text)
        object.field("quality", observation.quality.rawValue)
        object.field("position", step.position)
        object.field("recordedAt", Instant(clamping: step.milliseconds).text)
        object.key("reason")
        record.text(step.reason, to: &object)
        object.field("source", step.source ?? series.source)
    }
}
