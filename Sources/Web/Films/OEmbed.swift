import Exporting
import Journal
import Languages
import Markup

/// How programs of other sites learn what to show for an address (oEmbed 1.0).
struct OEmbed: Sendable {
    let subject: Embeddable
    let base: String
    let provider: String
    let widthMax: Int?
    let heightMax: Int?

    private var fields: [(name: String, value: JSON)] {
        let (width, height) = subject.size(within: widthMax, heightMax)
        var fields: [(String, JSON)] = [
            ("type", .string(subject.type)), ("version", "1.0"), ("title", .string(subject.title)),
            ("provider_name", .string(provider)), ("provider_url", .string(base + "/")), ("cache_age", 3_600),
            ("width", .integer(Int64(width))), ("height", .integer(Int64(height))),
            ("html", .string(subject.frameCode(base, width: width, height: height))),
        ]
        // A picture that is larger than what was asked for is none that may be told of.
        if let picture = subject.thumbnail, picture.width <= widthMax ?? .max, picture.height <= heightMax ?? .max {
            fields += [
                ("thumbnail_url", .string(base + picture.path)), ("thumbnail_width", .integer(Int64(picture.width))),
                ("thumbnail_height", .integer(Int64(picture.height))),
            ]
        }
        return fields
    }

    var json: [UInt8] { JSON(fields: fields.map { ($0.name, $0.value) }).canonical }

    var xml: String {
        var text = "<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>\n<oembed>"
        for field in fields {
            let value =
                switch field.value {
                case .integer(let number): String(number)
                default: field.value.stringValue ?? ""
                }
            text += "<\(field.name)>\(Markup.escaped(value))</\(field.name)>"
        }
        return text + "</oembed>\n"
    }

    /// What a page says of it in its head.
    static func discovery(_ page: Address, title: String, base: String) -> Markup {
        let asked = "/oembed?url=" + Self.encoded(base + page.text)
        return fragment {
            link(
                .rel("alternate"), .type("application/json+oembed"), .href(Address(asked + "&format=json")),
                .title(title))
            link(.rel("alternate"), .type("text/xml+oembed"), .href(Address(asked + "&format=xml")), .title(title))
        }
    }

    private static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: String(UnicodeScalar(byte))
            default: "%" + [byte >> 4, byte & 15].map { String($0, radix: 16, uppercase: true) }.joined()
            }
        }.joined()
    }
}
