package import Exporting
import Languages
package import Measures

/// A list as rows of typed cells: what it holds is the same in every form it is written in.
package struct Table: Sendable {
    package struct Row: Sendable {
        package let id: String
        package let cells: [Cell]
        /// Where it lies; `nil` where it has no place.
        package let place: Shape?

        package init(id: String, _ cells: [Cell], place: Shape? = nil) {
            self.id = id
            self.cells = cells
            self.place = place
        }
    }

    /// What files of it are called, and its sheet.
    package let name: String
    package let title: String
    package let columns: [TableColumn]
    package let rows: [Row]
    /// Whether there is more than was read.
    package let isCut: Bool

    package init(name: String, title: String, columns: [TableColumn], rows: [Row], isCut: Bool = false) {
        self.name = name
        self.title = title
        self.columns = columns
        self.rows = rows
        self.isCut = isCut
    }
}

/// A link of an answer to another one.
package struct RecordLink: Sendable, Hashable {
    package let relation: String
    package let address: String
    package let mediaType: String?

    package init(_ relation: String, _ address: String, mediaType: String? = nil) {
        self.relation = relation
        self.address = address
        self.mediaType = mediaType
    }
}

extension JSONWriter {
    package mutating func links(_ links: [RecordLink]) {
        listField("links") { writer in
            for link in links {
                writer.object { writer in
                    writer.field("rel", link.relation)
                    writer.field("href", link.address)
                    if let type = link.mediaType { writer.field("type", type) }
                }
            }
        }
    }
}

extension Table {
    /// The heading is the key, which is the same in every language; people take the spreadsheet.
    package func csv() -> [UInt8] {
        CSVWriter.bytes(header: columns.map(\.key), rows: rows.lazy.map(\.cells))
    }

    /// `nil` when there are more rows than a sheet holds.
    package func xlsx(_ words: OpenWords) -> [UInt8]? {
        XLSXWriter(sheet: title, isRightToLeft: words.language.direction == .rightToLeft).bytes(
            header: columns.map { words.heading($0).reading(in: words.language)?.text ?? $0.key },
            rows: rows.map(\.cells))
    }

    /// Columns with their headings in all languages, and the rows as objects by the keys of the columns.
    package func json(
        _ words: OpenWords, links: [RecordLink] = [], also write: (inout JSONWriter) throws -> Void = { _ in }
    ) rethrows -> [UInt8] {
        var writer = JSONWriter(reserving: 1 << 16)
        try writer.object { writer in
            writer.field("title", title)
            writer.field("language", words.language.tag)
            writer.listField("columns") { writer in
                for column in columns { self.column(column, words, to: &writer) }
            }
            writer.listField("items") { writer in
                for row in rows { writer.object { fields(of: row, to: &$0) } }
            }
            writer.field("isCut", isCut)
            try write(&writer)
            writer.links(links)
        }
        return writer.bytes
    }

    private func column(_ column: TableColumn, _ words: OpenWords, to writer: inout JSONWriter) {
        let heading = words.heading(column)
        writer.object { writer in
            writer.field("key", column.key)
            writer.field("label", heading.reading(in: words.language)?.text ?? column.key)
            writer.key("labels")
            writer.text(heading)
            writer.field("form", column.form.rawValue)
        }
    }

    private func fields(of row: Row, to writer: inout JSONWriter) {
        for (column, cell) in zip(columns, row.cells) {
            writer.key(column.key)
            if case .empty = cell, column.form == .list { writer.strings([]) } else { writer.cell(cell) }
        }
    }

    /// A feature for every row (RFC 7946); one without a place has a geometry of `null`.
    package func geojson(links: [RecordLink] = []) -> [UInt8] {
        var writer = JSONWriter(reserving: 1 << 16)
        writer.object { writer in
            writer.field("type", "FeatureCollection")
            writer.field("title", title)
            writer.listField("features") { writer in
                for row in rows {
                    writer.object { writer in
                        writer.field("type", "Feature")
                        writer.field("id", row.id)
                        writer.optionalField("geometry", row.place) { $0.shape($1) }
                        writer.objectField("properties") { fields(of: row, to: &$0) }
                    }
                }
            }
            writer.links(links)
        }
        return writer.bytes
    }
}
