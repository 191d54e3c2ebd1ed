import GRDB
import Journal
import Languages

extension RegisterWriter {
    /// Keeps the newest translation of a field; what stands of the record itself decides at each reading whether it is
    /// shown, and whether it is stale.
    func writeTranslation(_ entry: Entry, _ body: EntryBody) throws {
        let translation = try Translation(body: body)
        let place = try place(of: translation.record, before: entry.position)
        let earlier = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT text, position FROM \(names("translation"))
                    WHERE kind = ? AND id = ? AND field = ? AND language = ?
                    """), arguments: key(translation))
        try db.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO \(names("translation")) (kind, id, field, language, text, maker, source, digest,
                    replaces, party, position, time) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(
            arguments: key(translation) + [
                translation.text, translation.maker.rawValue, translation.source.tag, translation.digest,
                translation.replaces, translation.party, entry.position, entry.header.timeMilliseconds,
            ])
        if translation.record.kind.isVocabulary, !isRebuilding {
            if let earlier { tallies.countTranslation(at: earlier[1], by: -1) }
            tallies.countTranslation(at: entry.position, by: 1)
        }
        if translation.record.kind == .thing, ["name", "aliases"].contains(translation.field) {
            try writeNames(ofThing: translation.record.id, without: earlier?[0])
        }
        guard let place else { return }
        let stands = isRebuilding ? (root: place.thingNo, own: nil) : try joins.place(place.thingNo)
        try db.cachedStatement(
            sql: """
                INSERT INTO \(names("trail")) (thing_no, position, time, kind, subject, party, visibility, visible_to,
                    recorder, payload, own_no) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            stands.root, entry.position, entry.header.timeMilliseconds, body.kind, body.subject, body.party,
            place.visibility, place.visibleTo, place.recorder, body.payload.canonicalText,
            stands.own,
        ])
    }

    private func key(_ translation: Translation) -> StatementArguments {
        [translation.record.kind.rawValue, translation.record.id, translation.field, translation.language.tag]
    }

    /// Where in the trail a record stands and who may read it.
    private struct TrailPlace {
        /// The thing's own number.
        let thingNo: Int64
        let visibility: Int
        let visibleTo: String?
        let recorder: String
    }

    /// Nil for what belongs to no thing; throws where the record is not known.
    private func place(of record: TextReference, before position: Int64) throws -> TrailPlace? {
        let row: Row?
        switch record.kind {
        case .thing:
            row = try Row.fetchOne(
                db.cachedStatement(
                    sql: """
                        SELECT no, visibility, visible_to, recorder FROM \(names("thing")) WHERE id = ? AND position > 0
                        """), arguments: [record.id])
        case .claim: row = try claimRow(record.id)
        case .entry:
            guard let told = try judgement(record.id, before: position) else { row = nil; break }
            if told.kind == EntryKind.mark.rawValue {
                let mark = try Mark(body: told)
                return TrailPlace(
                    thingNo: try terms.thing(mark.thing), visibility: 0, visibleTo: nil, recorder: mark.party)
            }
            row = try claimRow(try Remark(body: told).claim)
        case .region, .kind, .datum, .property, .party, .source, .letter, .quarrel, .term, .series, .indicator,
            .problem, .alertRule:
            return nil
        }
        guard let row else { throw PayloadError("subject", "names a record that is not known") }
        return TrailPlace(thingNo: row[0], visibility: row[1], visibleTo: row[2], recorder: row[3])
    }

    private func claimRow(_ id: String) throws -> Row? {
        try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT coalesce(own_no, thing_no), visibility, visible_to, recorder FROM \(names("claim")) WHERE id = ?
                    """),
            arguments: [id])
    }

    /// The remark or mark that an entry holds; one that comes later, from elsewhere, is not there yet for a replay either.
    private func judgement(_ id: String, before position: Int64) throws -> EntryBody? {
        guard let entry = try EntryID(text: id).flatMap({ try Entry.with($0, db) }), entry.position < position,
            let body = entry.body
        else { return nil }
        return [EntryKind.remark.rawValue, EntryKind.mark.rawValue].contains(body.kind) ? body : nil
    }
}

extension RegisterWriter {
    /// Notes which versions stayed as they were when the original of a record changed, and forgets those that have
    /// followed it.
    func compareTexts(_ kind: EntryKind, _ id: String, from earlier: String?, to payload: JSON) throws {
        guard let earlier, !earlier.isEmpty, let before = try? JSON(parsing: earlier),
            let textKind = TextReference.Kind(rawValue: kind.rawValue), let old = try? kind.textRecord(id, before),
            let new = try kind.textRecord(id, payload)
        else { return }
        try compareTexts(TextReference(textKind, id), old.textFields, new.textFields)
    }

    /// The same between the fields of a record as they stood and as they stand.
    func compareTexts(_ record: TextReference, _ old: [TextField], _ new: [TextField]) throws {
        let oldTexts = Dictionary(old.map { ($0.name, $0.text) }) { first, _ in first }
        for field in new {
            guard let original = field.text.originalLanguage else { continue }
            let oldText = oldTexts[field.name] ?? Text()
            for language in Language.allCases where language != original {
                let hasStayed = field.text[language] != nil && field.text[language] == oldText[language]
                let place: StatementArguments = [record.kind.rawValue, record.id, field.name, language.tag]
                if !hasStayed {
                    try db.cachedStatement(
                        sql: """
                            DELETE FROM \(names("lagging")) WHERE kind = ? AND id = ? AND field = ? AND language = ?
                            """
                    ).execute(arguments: place)
                } else if let source = oldText[original], source != field.text[original] {
                    // One that lags already is behind an earlier original and stays so.
                    try db.cachedStatement(
                        sql: """
                            INSERT OR IGNORE INTO \(names("lagging")) (kind, id, field, language, source, digest)
                            VALUES (?, ?, ?, ?, ?, ?)
                            """
                    ).execute(arguments: place + [original.tag, Translation.digest(of: source)])
                }
            }
        }
    }

    /// Takes away what was kept of a record's texts; what still stands is written again by who forgets.
    func forgetTexts(_ subject: String) throws {
        try forgetFields(subject)
        guard let record = TextReference(text: subject) else { return }
        let place: StatementArguments = [record.kind.rawValue, record.id]
        if record.kind.isVocabulary, !isRebuilding {
            let positions = try Int64.fetchAll(
                db, sql: "SELECT position FROM \(names("translation")) WHERE kind = ? AND id = ?", arguments: place)
            for position in positions { tallies.countTranslation(at: position, by: -1) }
        }
        for table in ["translation", "lagging"] {
            try db.execute(sql: "DELETE FROM \(names(table)) WHERE kind = ? AND id = ?", arguments: place)
        }
    }

    /// The names under which translations make a thing known.
    func translatedNames(ofThing id: String) throws -> [String] {
        let texts = try String.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT text FROM \(names("translation"))
                    WHERE kind = 'thing' AND id = ? AND field IN ('name', 'aliases')
                    """), arguments: [id])
        return texts.flatMap(Thing.names(in:))
    }

    /// Writes the names of a thing again, after a translation took the place of another.
    private func writeNames(ofThing id: String, without text: String?) throws {
        let no = try terms.thing(id)
        for name in text.map(Thing.names(in:)) ?? [] {
            try db.cachedStatement(sql: "DELETE FROM \(names("thing_name")) WHERE name = ? AND thing_no = ?").execute(
                arguments: [name, no])
        }
        let payload = try String.fetchOne(
            db.cachedStatement(sql: "SELECT payload FROM \(names("thing")) WHERE no = ?"), arguments: [no])
        let own = try payload.flatMap { $0.isEmpty ? nil : try Thing(id: id, payload: JSON(parsing: $0)) }
        try addNames((own?.ownNames ?? []).union(try translatedNames(ofThing: id)), no)
    }
}

extension Thing {
    /// The names and aliases that the record itself gives, whatever their language.
    var ownNames: Set<String> { Set(name.own.byTag.values).union(aliases.values.joined()) }

    /// The names in a translated name or list of aliases.
    static func names(in text: String) -> [String] {
        text.split(separator: "|").map { part in
            var name = part.drop { $0 == " " }
            while name.last == " " { name.removeLast() }
            return String(name)
        }.filter { !$0.isEmpty }
    }
}
