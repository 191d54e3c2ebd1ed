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

    private static let identifier = "^[a-z0-9][a-z0-9-]*$"
    /// As a person may type it: tabs and new lines, no other controls.
    private static let typed = Schema.matching(
        #"^[^\u0000-\u0008\u000b-\u001f\u007f]*$"#, length: 0...DraftLimits.valueBytes / 4)
    private static let seen = Field("seen", .whole(DraftAsking.versions), isRequired: false)

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
                Field("id", .matching(identifier, length: 8...64)), Schema.text("kind"), Field("fields", .map(typed)),
                Field("batch", .matching(identifier, length: 1...80), isRequired: false),
            ])
        ),
        (
            "ChangedDraft",
            .object([
                Schema.text("kind"), Field("fields", .map(typed)), seen,
            ])
        ),
        ("Act", .object([seen])),
        ("Return", .object([Schema.text("reason"), seen])),
        (
            "Fault",
            .object([Schema.text("field"), Schema.text("code"), Schema.text("detail")])
        ),
    ]
}
