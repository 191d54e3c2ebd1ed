import Exporting
import Journal
import Languages
import OpenData
import Register
import Serving

extension Interface {
    static let regionRoutes: [Route] = [
        Route(InterfaceOperation(id: "index", path: "", schema: "Index")) { try $0.answerIndex() },
        Route(InterfaceOperation(id: "about", path: "about", schema: "About")) {
            try $0.answerAbout()
        },
    ]
}

extension Asking {
    /// Everything that can be asked for without naming a record.
    func answerIndex() throws -> Answer {
        let operations = (Interface.operations + interface.published).filter { operation in
            !operation.path.isEmpty && !operation.path.contains("{")
                && !operation.parameters.contains(where: \.isRequired)
        }
        let region = vocabulary.region
        let record = writer([:])
        return self.record { writer in
            writer.optionalField("region", region?.name) { record.text($1, to: &$0) }
            writer.listField("items") { list in
                for operation in operations {
                    list.object { object in
                        object.field("id", operation.id)
                        object.field("title", words.say(operation.title))
                        object.field(
                            "href",
                            operation.isInLanguages
                                ? "/\(asked.language.tag)/\(operation.path)" : "/\(operation.path)")
                        object.field("types", operation.mediaTypes)
                    }
                }
            }
        }
    }

    /// What this node says of itself: its region, how much there is, its key, and the head of its chain.
    func answerAbout() throws -> Answer {
        let totals = try reading.totals()
        let head = try reading.head(of: interface.journal.origin)
        let record = writer(try reading.names(of: [], and: [vocabulary.region?.sea]))
        return self.record { writer in
            writer.optionalField("region", vocabulary.region) { region($1, record, to: &$0) }
            writer.objectField("node") { writer in
                writer.field("origin", interface.journal.origin.id)
                writer.field("publicKey", interface.journal.key.publicKey.hex)
                writer.field("version", interface.version)
                writer.optionalField("head", head) { writer, head in
                    writer.object { writer in
                        writer.field("sequence", head.sequence)
                        writer.field("hash", head.hash.hex)
                    }
                }
            }
            writer.objectField("counts") { writer in
                for (key, count) in [
                    ("things", totals.things), ("claims", totals.claims), ("sources", totals.sources),
                    ("parties", totals.parties), ("contested", totals.contested),
                ] { writer.field(key, count) }
            }
            writer.listField("datums") { list in
                for datum in vocabulary.datums.values.sorted(by: { $0.id < $1.id }) {
                    list.object { object in
                        object.field("id", datum.id)
                        object.key("label")
                        record.text(datum.label, to: &object)
                        object.key("note")
                        record.text(datum.note, to: &object)
                    }
                }
            }
            writer.field("languages", interface.languages.map(\.tag))
        }
    }

    private func region(_ region: Region, _ record: RecordWriter, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("id", region.id)
            writer.field("version", region.version)
            writer.key("name")
            record.text(region.name, to: &writer)
            writer.key("seaName")
            record.text(region.seaName, to: &writer)
            writer.key("sea")
            record.thing(named: region.sea, to: &writer)
            writer.listField("bounds") { list in for bound in region.bounds { list.decimal(Double(bound) ?? .nan) } }
        }
    }
}
