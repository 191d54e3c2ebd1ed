package import Exporting
import Languages
import Measures
package import Register

extension RecordWriter {
    /// A thing: names, place, codes and what it lies in.
    package func thing(_ thing: Thing, wholes: [Thing]? = nil, to writer: inout JSONWriter) {
        writer.object { writer in thingFields(thing, wholes: wholes, to: &writer) }
    }

    package func thingFields(_ thing: Thing, wholes: [Thing]?, to writer: inout JSONWriter) {
        writer.field("id", thing.id)
        if let address = words.address(.thing(thing.id)) { writer.field("href", address) }
        writer.key("kind")
        kind(thing.kind, to: &writer)
        writer.key("name")
        text(thing.name, to: &writer)
        writer.objectField("aliases") { writer in
            for language in Language.allCases {
                let list = thing.allAliases(language)
                if !list.isEmpty { writer.field(language.tag, list) }
            }
        }
        writer.field("uncheckedNames", thing.unchecked.map(\.tag).sorted())
        writer.listField("codes") { writer in
            for code in thing.codes {
                let parts = code.split(separator: ":", maxSplits: 1).map(String.init)
                writer.object { writer in
                    writer.field("scheme", parts.first ?? "")
                    writer.field("code", parts.count > 1 ? parts[1] : "")
                }
            }
        }
        writer.listField("sectors") { writer in
            for sector in thing.sectors { label(sector.rawValue, words.sector(sector), nil, to: &writer) }
        }
        writer.optionalField("position", thing.position) { $0.shape(.point($1)) }
        writer.optionalField("geometry", thing.shape) { $0.shape($1) }
        writer.optionalField("positionBasis", thing.positionBasis) {
            label($1.rawValue, words.basis($1), nil, to: &$0)
        }
        writer.optionalField("positionSource", thing.positionSource) { source($1, to: &$0) }
        writer.listField("within") { writer in
            if let wholes {
                for whole in wholes { self.thing(labelled: whole, to: &writer) }
            } else {
                for id in thing.within where names[id] != nil { self.thing(named: id, to: &writer) }
            }
        }
        writer.field("visibility", thing.visibility.name)
    }

    /// One step in the history of a thing.
    package func step(_ step: TrailStep, to writer: inout JSONWriter) {
        writer.object { writer in stepFields(step, to: &writer) }
    }

    package func stepFields(_ step: TrailStep, to writer: inout JSONWriter) {
        writer.field("position", step.position)
        writer.field("at", Instant(clamping: step.milliseconds).text)
        writer.key("party")
        party(step.party, to: &writer)
        writer.key("entry")
        label(step.entryName, words.say(.init("entry.\(step.entryName)")), nil, to: &writer)
        switch step.what {
        case .thing(let thing):
            writer.key("thing")
            self.thing(thing, to: &writer)
        case .claim(let claim, _):
            writer.objectField("claim") { wording(claim, to: &$0) }
        case .remark(let remark):
            writer.objectField("remark") { writer in
                writer.field("claim", remark.claim)
                writer.key("reason")
                text(remark.reason, to: &writer)
                writer.optionalField("source", remark.source) { source($1, to: &$0) }
            }
        case .mark(let mark):
            writer.objectField("mark") { writer in
                writer.key("property")
                property(mark.property, to: &writer)
                writer.field("claim", mark.claim)
                writer.key("reason")
                text(mark.reason, to: &writer)
            }
        case .join(let join):
            writer.objectField("join") { writer in
                writer.field("thing", join.thing)
                writer.field("into", join.into)
                writer.key("reason")
                text(join.reason, to: &writer)
            }
        case .translation(let translation):
            writer.objectField("translation") { writer in
                writer.field("record", translation.record.description)
                writer.field("field", translation.field)
                writer.field("language", translation.language.tag)
                writer.field("maker", translation.maker.rawValue)
                writer.field("text", translation.text)
            }
        }
    }

    /// How much of a capacity is used.
    package func utilisation(_ utilisation: Utilisation, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.key("capacity")
            figure(utilisation.capacity, to: &writer)
            writer.key("use")
            figure(utilisation.use, to: &writer)
            quotient("chosen", utilisation.chosen, to: &writer)
            quotient("acrossRivals", utilisation.across, to: &writer)
            if case .quantity(let quantity) = utilisation.capacity.chosen?.claim.value {
                writer.key("unit")
                label(quantity.unit.code, words.unit(quantity.unit), nil, to: &writer)
            } else {
                writer.field("unit", nil as String?)
            }
            writer.field("isOfSameTime", utilisation.isOfSameTime)
            writer.field("isOpen", utilisation.isOpen)
        }
    }

    private func quotient(_ key: String, _ quotient: Utilisation.Quotient, to writer: inout JSONWriter) {
        writer.objectField(key) { writer in
            writer.objectField("percent") { range(quotient.percent, to: &$0) }
            writer.objectField("unused") { range(quotient.unused, to: &$0) }
        }
    }

    package func completeness(_ completeness: Completeness, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("wanted", completeness.wanted)
            writer.field("known", completeness.filled)
            writer.listField("fields") { writer in
                for field in completeness.fields {
                    writer.object { writer in
                        writer.key("kind")
                        kind(field.kind, to: &writer)
                        writer.key("property")
                        property(field.property, to: &writer)
                        writer.field("wanted", field.things)
                        writer.field("known", field.filled)
                    }
                }
            }
        }
    }
}

extension TrailStep {
    /// What happened, as the phrases `entry.…` name it.
    package var entryName: String {
        switch what {
        case .thing: "thing-recorded"
        case .claim(_, let isReplaced): isReplaced ? "claim-replaced" : "claim-recorded"
        case .remark(let remark): "claim-\(remark.stance.rawValue)"
        case .mark(let mark): mark.claim == nil ? "mark-removed" : "claim-marked"
        case .join(let join): join.into == nil ? "thing-parted" : "thing-joined"
        case .translation: "translated"
        }
    }
}
