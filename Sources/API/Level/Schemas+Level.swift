import Depths
import Environment

extension Schemas {
    private static let range = Schema.reference("LevelRange")
    private static let known = Schema.reference("KnownLevel")
    private static let loadFields = [Field("share", range), Field("tonnes", range)]

    static let level: [(String, Schema)] =
        levelWords + [
            (
                "Level",
                .object([
                    Field(
                        "question",
                        .object([
                            Field("kind", .choice(["newest", "level", "scenario", "line"])),
                            Field("level", .string(), isRequired: false),
                            Field("scenario", .string(), isRequired: false),
                            Field("year", .integer, isRequired: false),
                        ])),
                    Field("level", known), Schema.maybe("change", range), Field("density", range),
                    Field("keelAllowance", range), Field("ships", .list(.reference("ShipClass"))),
                    Field("harbours", .list(.reference("Harbour"))), Field("reports", .list(.reference("LoadReport"))),
                    Schema.maybe("shore", .reference("Shore")),
                    Field(
                        "places",
                        .list(
                            .object([Field("thing", label), Field("kilometres", .number), Field("isAtLeast", .boolean)])
                        )),
                    Field("scenarios", .list(.reference("Scenario"))), links,
                ])
            ),
            (
                "LevelRecord",
                .object([
                    Field(
                        "series",
                        .list(
                            .object([
                                Schema.text("datum"), Field("saidBy", label), Schema.maybe("thing", label),
                                Field("figures", .list(.reference("LevelFigure"))),
                            ]))),
                    Field(
                        "weeks",
                        .list(
                            .object([
                                Schema.maybe("thing", label), Field("time", .reference("Period")),
                                Schema.maybe("lowest", .reference("LevelFigure")),
                                Schema.maybe("mean", .reference("LevelFigure")),
                                Schema.maybe("highest", .reference("LevelFigure")), Schema.maybe("range", .number),
                            ]))),
                    Schema.maybe("line", .reference("LevelLine")), links,
                ])
            ),
        ]

    private static let levelWords: [(String, Schema)] = [
        (
            "LevelRange",
            .object([
                Field("low", .number), Field("high", .number), Field("lowClaims", .list(.string())),
                Field("highClaims", .list(.string())),
            ])
        ),
        (
            "KnownLevel",
            .object([
                Schema.text("datum"), Schema.text("unit"), Field("range", range),
                Field("assumptions", .list(.choice(LevelAssumption.allCases.map(\.rawValue)))),
            ])
        ),
        (
            "LevelFigure",
            .object([
                Schema.maybe("time", .reference("Period")), Field("low", .number), Field("high", .number),
                Schema.text("claim"), Field("isDoubted", .boolean),
            ])
        ),
        (
            "LevelLine",
            .object([
                Schema.text("datum"), Field("saidBy", label), Field("years", .integer),
                Field("yearsLeftOut", .integer),
                Field(
                    "fits",
                    .list(
                        .object([
                            Field("method", .choice(LevelLine.Method.allCases.map(\.rawValue))),
                            Field("metresPerYear", .number), Field("low", .number), Field("high", .number),
                            Field(
                                "trials",
                                .list(
                                    .object([
                                        Field("yearsAhead", .integer), Field("count", .integer),
                                        Field("meanError", .number), Field("greatestError", .number),
                                        Field("meanShift", .number),
                                    ]))),
                        ]))),
            ])
        ),
        (
            "ShipClass",
            .object([
                Field("thing", label),
                Field("dimensions", .list(.object([Field("property", label), Field("range", range)]))),
                Field("tonnesPerCentimetre", range),
            ])
        ),
        (
            "Harbour",
            .object([
                Field("thing", label), Field("isPlanned", .boolean), Field("draught", range),
                Field(
                    "loads",
                    .list(
                        .object(
                            [Schema.text("ship"), Field("entry", .choice(Load.Entry.allCases.map(\.rawValue)))]
                                + loadFields))),
                Field(
                    "statements",
                    .list(
                        .object([
                            Schema.text("claim"), Field("property", label),
                            Field("meaning", .choice(StatedDepth.Meaning.allCases.map(\.rawValue))),
                            Field("isPlanned", .boolean), Field("stated", range), Field("left", range),
                            Field("draught", range), Field("reference", known),
                        ]))),
            ])
        ),
        (
            "LoadReport",
            .object([
                Schema.text("ship"), Schema.maybe("port", label), Field("reportedShare", range),
                Field("reportedDraught", range),
                Field("reportedDepth", range), Field("reckoned", .list(.object([Schema.text("claim")] + loadFields))),
            ])
        ),
        (
            "Shore",
            .object([
                Field("drawnArea", .number), Field("drawnLength", .number), Schema.maybe("deepArea", .number),
                Schema.maybe("drawnLevel", range), Schema.maybe("isBelow", .boolean),
                Schema.maybe("areaLow", .number), Schema.maybe("areaHigh", .number),
            ])
        ),
        (
            "Scenario",
            .object([
                Field("thing", label), Schema.maybe("from", .integer), Schema.maybe("level", known),
                Field(
                    "points",
                    .list(
                        .object([
                            Field("year", .integer), Field("level", range), Schema.maybe("change", range),
                            Schema.maybe("middleChange", range),
                        ]))),
            ])
        ),
    ]
}
