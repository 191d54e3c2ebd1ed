extension Schemas {
    /// What the site answers as JSON under standards of others.
    static let published: [(String, Schema)] = [
        (
            "JSONFeed",
            .object(
                [
                    Schema.text("version"), Schema.text("title"), Schema.text("feed_url"),
                    Field("items", .list(.object([Schema.text("id"), Schema.text("url")], isOpen: true))),
                ], isOpen: true)
        ),
        (
            "OEmbed",
            .object(
                [
                    Field("type", .choice(["photo", "video", "link", "rich"])), Field("version", .choice(["1.0"])),
                    Schema.text("title"), Schema.text("provider_name"), Schema.text("provider_url"),
                    Field("cache_age", .integer), Field("width", .integer), Field("height", .integer),
                    Schema.text("html"),
                ], isOpen: true)
        ),
    ]
}
