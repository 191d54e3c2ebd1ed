import Exporting
import Languages
import Measures
import Observations
import OpenData
import Register
import Serving

extension Interface {
    /// What has to be known of the series now.
    static let alertRoutes: [Route] = [
        Route(InterfaceOperation(id: "alerts", path: "alerts", forms: [.json, .csv, .xlsx], schema: "AlertList")) {
            try $0.answerAlerts()
        }
    ]
}

extension Asking {
    func answerAlerts() throws -> Answer {
        let alerts = try reading.alerts()
        let things = try reading.things(Set(alerts.map(\.series.series.thing)))
        return try answer(
            Table(
                name: "alerts", title: words.say("alerts.title"), columns: SubjectList.alerts.columns,
                rows: alerts.map { Table.Row(id: $0.id, cells(of: $0, things)) }))
    }

    private func cells(of alert: StandingAlert, _ things: [String: Thing]) -> [Cell] {
        let series = alert.series.series
        return [
            .text(alert.id), .text(series.id), Cell(things[series.thing]?.id),
            Cell(things[series.thing].map(words.name)),
            .text(series.property), .text(words.property(series.property)), .text(alert.rule.severity.rawValue),
            .text(alert.rule.watch.rawValue), alert.rule.threshold.map(Cell.number) ?? .empty,
            alert.observation?.observation.value.map(Cell.number) ?? .empty, .text(series.unit.code),
            Cell(series.datum?.code), .text(alert.since.text), .text(alert.told.text), .text(alert.recorder),
            .text(words.party(alert.recorder)), Cell(alert.rule.text.reading(in: asked.language)?.text),
            .text("/\(asked.language.tag)/alerts#\(alert.id)"),
        ]
    }
}
