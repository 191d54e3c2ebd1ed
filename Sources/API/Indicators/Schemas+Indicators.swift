import Environment
import Observations
import Problems
import Register

extension Schemas {
    static let indicators: [(String, Schema)] = [
        (
            "Indicators",
            .object([
                Schema.text("title"), Schema.text("language"), Field("columns", .list(.reference("Column"))),
                Field(
                    "items",
                    .list(
                        .object([
                            Schema.text("id"), Schema.text("name"), Schema.maybe("low", .number),
                            Schema.maybe("high", .number), Schema.maybe("unit", .string()),
                            Schema.maybe("as_of", .string()), Field("status", indicatorStatus),
                            Field("confidence", confidenceLevel), Schema.maybe("confidence_score", .number),
                            Schema.maybe("confidence_time", .number), Schema.maybe("confidence_space", .number),
                            Schema.maybe("confidence_accuracy", .number),
                            Schema.maybe("trend", .choice(FigureTrend.Direction.allCases.map(\.rawValue))),
                            Schema.maybe("missing", .string()), Schema.text("link"),
                        ]))),
                Field("isCut", .boolean), Field("position", .integer), Field("day", .string(format: "date")), links,
            ])
        ),
        ("IndicatorSpan", .object([bound("low"), bound("high"), Schema.maybe("unit", .string())])),
        (
            "IndicatorFigure",
            .object([
                Schema.text("href"), Field("thing", .nullable(label)), Field("property", label), Schema.text("amount"),
                bound("low"), bound("high"), Schema.text("unit"), Schema.maybe("datum", .string()),
                Schema.maybe("asOf", .reference("Period")), Field("saidBy", label), Schema.maybe("source", .string()),
                Field("isDoubted", .boolean), Field("isAssumed", .boolean), Field("observations", .integer),
            ])
        ),
        (
            "IndicatorConfidencePart",
            .object([Field("score", .number), Schema.text("rule")], isOpen: true)
        ),
        (
            "IndicatorSlope",
            .object([Field("slope", .number), Field("low", .number), Field("high", .number)])
        ),
        (
            "IndicatorGathering",
            .object([
                Schema.text("series"), Field("by", .choice(PeriodStep.allCases.map(\.rawValue))),
                Field("as", .choice(SeriesReduction.Statistic.allCases.map(\.rawValue))),
                Field("observations", .integer), Field("incomplete", .integer),
                Schema.maybe("since", .string(format: "date")),
            ])
        ),
        (
            "IndicatorTrend",
            .object([
                Field("thing", .nullable(label)), Schema.maybe("datum", .string()),
                Schema.maybe("direction", .choice(FigureTrend.Direction.allCases.map(\.rawValue))),
                Field("untold", .choice(FigureTrend.Reason.allCases.map(\.rawValue)), isRequired: false),
                Field("unit", .nullable(.string()), isRequired: false),
                Field("theilSen", .reference("IndicatorSlope"), isRequired: false),
                Field("leastSquares", .reference("IndicatorSlope"), isRequired: false),
                Field("mannKendall", .number, isRequired: false), Field("confidence", .number, isRequired: false),
                Field("gathered", .list(.reference("IndicatorGathering"))),
                places,
            ])
        ),
        ("Indicator", .object(indicatorFields)),
    ]

    static let indicatorStatus = Schema.choice(["good", "not-good", "depends", "none"])
    private static let confidenceLevel = Schema.choice(ConfidenceLevel.allCases.map(\.rawValue))
    private static let places = Field("figures", .list(.integer))
    private static func bound(_ name: String) -> Field { Schema.maybe(name, .number) }
    private static let figureList = Schema.list(.reference("IndicatorFigure"))

    private static let indicatorFields: [Field] = [
        Schema.text("id"), Schema.text("href"), Field("name", text), Field("about", text), Field("position", .integer),
        Field("day", .string(format: "date")),
        Field("letters", .list(.reference("LetterBehind")), isRequired: false),
        Field("formula", .choice(Indicator.Formula.allCases.map(\.rawValue))),
        Field("things", .list(.nullable(label))), Field("property", label), Schema.maybe("time", .string()),
        Schema.maybe("datum", .string()), Schema.maybe("base", .string()),
        Schema.maybe("better", .choice(Indicator.Better.allCases.map(\.rawValue))),
        Schema.maybe("thresholdProperty", .string()), Field("years", .integer),
        Schema.maybe("series", .string()), Schema.maybe("sector", .choice(Sector.allCases.map(\.rawValue))),
        Schema.maybe("value", .reference("IndicatorSpan")), Schema.maybe("asOf", .reference("Period")),
        Field("status", indicatorStatus),
        Field("missing", .list(.choice(Assessment.Missing.allCases.map(\.rawValue)))), Field("missingText", text),
        Field("thresholds", figureList),
        Schema.maybe(
            "quality",
            .object([
                Field("ratio", .number), Field("scaled", .number),
                Field("class", .choice(QualityRatio.Class.allCases.map(\.rawValue))),
            ])),
        Field(
            "confidence",
            .object([
                Field("score", .number), Field("level", confidenceLevel),
                Field("time", .reference("IndicatorConfidencePart")),
                Field("space", .reference("IndicatorConfidencePart")),
                Field("accuracy", .reference("IndicatorConfidencePart")),
            ])),
        Field(
            "answers",
            .list(
                .object([
                    Field("way", .choice(Assessment.Answer.Way.allCases.map(\.rawValue))),
                    Field("value", .reference("IndicatorSpan")), Field("middle", .number), places,
                ]))),
        Field("trends", .list(.reference("IndicatorTrend"))),
        Field("parts", .list(.object([Field("thing", .nullable(label)), Field("isKnown", .boolean)]))),
        Schema.maybe(
            "problems",
            .list(
                .object([
                    Schema.text("id"), Schema.text("href"), Field("title", text),
                    Field("state", .choice(ProblemState.allCases.map(\.rawValue))),
                ]))),
        Field("inputs", figureList), Field("isCut", .boolean), Field("otherDatum", figureList), links,
    ]
}
