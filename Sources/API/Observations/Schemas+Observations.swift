import Observations
import OpenData

extension Schemas {
    static let observations: [(String, Schema)] = [
        list("AlertList", columns: SubjectList.alerts.columns),
        ("SeriesList", table(SubjectList.series.columns, [])),
        (
            "Series",
            table(
                SubjectList.observations.columns,
                [Field("series", .map(.string())), Field("conversions", .list(conversion)), letters])
        ),
        (
            "EnvironmentalService",
            .object([Schema.text("title"), Schema.text("description"), openLinks], isOpen: true)
        ),
        ("EnvironmentalCollections", .object([openLinks, Field("collections", .list(anything))], isOpen: true)),
        ("EnvironmentalCollection", .object([Schema.text("id"), openLinks], isOpen: true)),
        ("Coverage", .object([Schema.text("type")], isOpen: true)),
    ]

    /// What is added to the values to have them on another datum, as a claim states it.
    private static let conversion = Schema.object([
        Schema.text("datum"), Field("low", .number), Field("high", .number), Schema.text("claim"),
    ])
    private static let anything = Schema.object([], isOpen: true)
    private static let openLinks = Field("links", .list(anything))

    private static func table(_ columns: [TableColumn], _ more: [Schema.Field]) -> Schema {
        .object(
            [
                Schema.text("title"), Schema.text("language"), Field("columns", .list(.reference("Column"))),
                Field("items", .list(.object(columns.map(field)))), Field("isCut", .boolean),
            ] + more + [links])
    }
}
