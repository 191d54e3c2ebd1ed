package import Exporting
import Languages
import Measures
package import Register

extension RecordWriter {
    /// What sets two versions of a thing apart.
    package func difference(_ difference: VersionDifference, to writer: inout JSONWriter) {
        version("before", difference.before, to: &writer)
        version("after", difference.after, to: &writer)
        writer.listField("changed") { writer in
            for change in difference.accounts { self.change(change, to: &writer) }
        }
        writer.field("unchanged", difference.unchanged)
    }

    private func version(_ key: String, _ version: ThingVersion, to writer: inout JSONWriter) {
        writer.objectField(key) { writer in
            writer.field("position", version.position)
            writer.optionalField("thing", version.thing) { thing($1, to: &$0) }
        }
    }

    private func change(_ change: AccountChange, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.key("property")
            property(change.property, to: &writer)
            writer.optionalField("before", change.before) { figure($1, to: &$0) }
            writer.optionalField("after", change.after) { figure($1, to: &$0) }
            writer.listField("changes") { writer in
                for item in change.changes { self.item(item, to: &writer) }
            }
        }
    }

    private func item(_ change: AccountChange.ClaimChange, to writer: inout JSONWriter) {
        let (name, claim): (String, String?) =
            switch change {
            case .added(let claim): ("added", claim.claim.id)
            case .replaced(_, let claim): ("replaced", claim.claim.id)
            case .withdrawn(let claim): ("withdrawn", claim.claim.id)
            case .gone(let claim): ("gone", claim.claim.id)
            case .remarked(let claim, _): ("remarked", claim.claim.id)
            case .marked(let mark): ("marked", mark?.claim)
            }
        writer.object { writer in
            writer.field("change", name)
            writer.field("claim", claim)
            writer.listField("remarks") { writer in
                guard case .remarked(_, let remarks) = change else { return }
                for remark in remarks { self.remark(remark, to: &writer) }
            }
        }
    }

    /// How far the figures of two things lie apart, or why that cannot be said.
    package func difference(_ difference: AccountDifference, in property: Property, to writer: inout JSONWriter) {
        writer.object { writer in
            switch difference {
            case .amount(let range):
                self.range(range, to: &writer)
                writer.optionalField("unit", property.unit) { label($1.code, words.unit($1), nil, to: &$0) }
                writer.field("unsaid", nil as String?)
            case .unsaid(let reason):
                writer.field("low", nil as Double?)
                writer.field("high", nil as Double?)
                writer.field("unit", nil as String?)
                writer.field("unsaid", reason.rawValue)
            }
        }
    }
}
