import Drafts

extension Schemas {
    private static let draftFields: [Field] = [
        Schema.text("id"), Schema.text("kind"), Field("state", .choice(DraftState.allCases.map(\.rawValue))),
        Field("version", .integer), Schema.text("party"), Schema.text("author"),
        Field("subject", .string(), isRequired: false), Field("batch", .string(), isRequired: false),
        Field("submittedBy", .string(), isRequired: false), Field("approvedBy", .string(), isRequired: false),
        Field("clearedBy", .string(), isRequired: false), Field("fields", .map(.string())),
        Field("made", .string(format: "date-time")), Field("changed", .string(format: "date-time")),
    ]

    private static let pile = Schema.object([Field("count", .integer), Field("items", .list(.reference("Draft")))])

    /// What programs send and are answered of drafts.
    static let drafts: [(String, Schema)] = [
        ("Draft", .object(draftFields)),
        (
            "DraftRecord",
            .object(
                draftFields + [
                    Field("acts", .list(.choice(DraftAct.allCases.map(\.rawValue)))),
                    Field("steps", .list(.reference("DraftStep"))),
                ])
        ),
        (
            "DraftStep",
            .object([
                Field("act", .choice(DraftAct.allCases.map(\.rawValue))), Schema.text("member"),
                Field("time", .string(format: "date-time")), Field("version", .integer),
                Field("reason", .string(), isRequired: false),
            ])
        ),
        (
            "Drafts",
            .object([Field("items", .list(.reference("Draft"))), Field("next", .string(), isRequired: false)])
        ),
        (
            "Waiting",
            .object([Field("mine", pile), Field("returned", pile), Field("toApprove", pile), Field("toClear", pile)])
        ),
        (
            "NewDraft",
            .object([
                Schema.text("id"), Schema.text("kind"), Field("fields", .map(.string())),
                Field("batch", .string(), isRequired: false),
            ])
        ),
        (
            "ChangedDraft",
            .object([
                Schema.text("kind"), Field("fields", .map(.string())), Field("seen", .integer, isRequired: false),
            ])
        ),
        ("Act", .object([Field("seen", .integer, isRequired: false)])),
        ("Return", .object([Schema.text("reason"), Field("seen", .integer, isRequired: false)])),
        (
            "Fault",
            .object([Schema.text("field"), Schema.text("code"), Schema.text("detail")])
        ),
    ]
}
