import Exporting

/// The shape of an answer, as JSON Schema 2020-12 says it.
indirect enum Schema: Sendable {
    case string(format: String? = nil)
    /// Text of a pattern, of so many characters.
    case matching(String, length: ClosedRange<Int>)
    case integer
    case whole(ClosedRange<Int>)
    case number
    case boolean
    case choice([String])
    case reference(String)
    case list(Schema)
    case nullable(Schema)
    /// Objects with any keys and one shape of values.
    case map(Schema)
    /// Objects with these keys and, unless open, no others.
    case object([Field], isOpen: Bool = false)
    /// Anything, as where a standard of its own says the shape.
    case any

    struct Field: Sendable {
        let key: String
        let schema: Schema
        let isRequired: Bool

        init(_ key: String, _ schema: Schema, isRequired: Bool = true) {
            self.key = key
            self.schema = schema
            self.isRequired = isRequired
        }
    }
}

extension Schema {
    func write(to writer: inout JSONWriter) {
        writer.object { fields(to: &$0) }
    }

    private func fields(to writer: inout JSONWriter) {
        switch self {
        case .string(let format):
            writer.field("type", "string")
            if let format { writer.field("format", format) }
        case .matching(let pattern, let length):
            writer.field("type", "string")
            writer.field("pattern", pattern)
            writer.field("minLength", length.lowerBound)
            writer.field("maxLength", length.upperBound)
        case .integer: writer.field("type", "integer")
        case .whole(let range):
            writer.field("type", "integer")
            writer.field("minimum", range.lowerBound)
            writer.field("maximum", range.upperBound)
        case .number: writer.field("type", "number")
        case .boolean: writer.field("type", "boolean")
        case .choice(let choices):
            writer.field("type", "string")
            writer.field("enum", choices)
        case .reference(let name): writer.field("$ref", "#/components/schemas/\(name)")
        case .list(let item):
            writer.field("type", "array")
            writer.key("items")
            item.write(to: &writer)
        case .nullable(let schema):
            writer.listField("anyOf") { list in
                schema.write(to: &list)
                list.object { $0.field("type", "null") }
            }
        case .map(let value):
            writer.field("type", "object")
            writer.key("additionalProperties")
            value.write(to: &writer)
        case .object(let fields, let isOpen): Self.object(fields, isOpen, to: &writer)
        case .any: break
        }
    }

    private static func object(_ fields: [Field], _ isOpen: Bool, to writer: inout JSONWriter) {
        writer.field("type", "object")
        writer.objectField("properties") { properties in
            for field in fields {
                properties.key(field.key)
                field.schema.write(to: &properties)
            }
        }
        let required = fields.filter(\.isRequired).map(\.key)
        if !required.isEmpty { writer.field("required", required) }
        writer.field("additionalProperties", isOpen)
    }

    static func text(_ key: String) -> Field { Field(key, .string()) }
    static func maybe(_ key: String, _ schema: Schema) -> Field { Field(key, .nullable(schema)) }
}
