package import Exporting
import Languages
import Measures
package import Register

extension RecordWriter {
    package func fields(of source: Source, to writer: inout JSONWriter) {
        writer.field("id", source.id)
        if let address = words.address(.source(source.id)) { writer.field("href", address) }
        writer.key("publisher")
        party(source.publisher, to: &writer)
        writer.field("title", source.title)
        writer.field("language", source.titleLanguage.tag)
        writer.field("url", source.url)
        writer.field("published", source.published)
        writer.field("licence", source.licence)
        writer.key("note")
        text(source.note, to: &writer)
    }

    package func fields(of party: Party, to writer: inout JSONWriter) {
        writer.field("id", party.id)
        if let address = words.address(.party(party.id)) { writer.field("href", address) }
        writer.key("type")
        label(party.type.rawValue, words.say(.init("party.\(party.type.rawValue)")), nil, to: &writer)
        writer.key("name")
        text(party.name, to: &writer)
        writer.field("country", party.country)
        writer.optionalField("speaksFor", party.speaksFor.flatMap { names[$0] }) { thing(labelled: $1, to: &$0) }
        writer.field("web", party.web)
        office(party.office, to: &writer)
    }

    package func fields(of property: Property, to writer: inout JSONWriter) {
        writer.field("id", property.id)
        if let address = words.address(.property(property.id)) { writer.field("href", address) }
        writer.key("label")
        text(property.label, to: &writer)
        writer.field("type", property.type.rawValue)
        writer.optionalField("unit", property.unit) { label($1.code, words.unit($1), nil, to: &$0) }
        writer.field("needsDatum", property.needsDatum)
        writer.field("isTotal", property.isTotal)
        writer.listField("kinds") { writer in for id in property.kinds { kind(id, to: &writer) } }
        writer.key("sector")
        label(property.sector.rawValue, words.sector(property.sector), nil, to: &writer)
        writer.optionalField("useOf", property.useOf) { self.property($1, to: &$0) }
        writer.field("reviewDays", property.reviewDays)
        writer.listField("choices") { writer in
            for choice in property.choices {
                writer.object { writer in
                    writer.field("id", choice.id)
                    writer.key("label")
                    text(choice.label, to: &writer)
                }
            }
        }
    }

    package func fields(of quarrel: Quarrel, to writer: inout JSONWriter) {
        writer.field("id", quarrel.id)
        if let address = words.address(.quarrel(quarrel.id)) { writer.field("href", address) }
        writer.key("title")
        text(quarrel.title, to: &writer)
        writer.key("lesson")
        text(quarrel.lesson, to: &writer)
    }
}
