package import Journal
import Languages
package import Measures
package import Register

/// How an office is reached, said by the office itself.
package struct OfficeMaker: DraftMaker {
    package let kind = "office"
    /// As many contacts as the form has rows.
    package static let contactsMax = 6

    package init() {}

    package func subject(of fields: DraftFields) -> String? {
        fields["party"].flatMap { Identifier.isValid($0) ? "party/\($0)" : nil }
    }

    package func entries(
        from fields: DraftFields, draft: String, by party: String, member: String, in reading: Reading
    ) throws -> [EntryBody] {
        var reader = FieldReader(fields, by: party, in: reading)
        guard let standing = reading.vocabulary.parties[party] else {
            reader.fault("", "party-unknown", ["text": party])
            try reader.finish()
            return []
        }
        if let named = reader["party"], named != party { reader.fault("party", "not-concerned") }
        var office = Office()
        for row in 1...Self.contactsMax {
            if let contact = contact(row, standing, &reader) { office.contacts.append(contact) }
        }
        office.hours = OfficeHoursFields.hours(&reader)
        for tag in FieldList.items(reader["languages"]) {
            if let language = Language(rawValue: tag) {
                office.languages.append(language)
            } else {
                reader.fault("languages", "language-unknown", ["text": tag])
            }
        }
        for language in Language.allCases {
            office.rank[language] = reader.text("rank-\(language.tag)", atMost: 120)
        }
        if office.rank.own == standing.office.rank.own { office.rankBasis = standing.office.rankBasis }
        let web = web(&reader)
        let changed = Party(
            id: standing.id, type: standing.type, name: standing.name, country: standing.country,
            speaksFor: standing.speaksFor, web: web, office: office)
        try reader.checkChange(of: "party/\(changed.id)", isSame: changed.payload == standing.payload)
        try reader.finish()
        return [changed.entry(party: party, member: member)]
    }

    private func web(_ fields: inout FieldReader) -> String? {
        guard let web = fields.text("web", atMost: 500) else { return nil }
        if !SourceFields.isAddress(web) { fields.fault("web", "address-malformed", ["text": web]) }
        return web
    }

    private func contact(_ row: Int, _ standing: Party, _ fields: inout FieldReader) -> Office.Contact? {
        let field = "contact-\(row)"
        guard let value = fields.text(field, atMost: 300) else { return nil }
        guard let kind = Office.Contact.Kind(rawValue: fields["\(field)-kind"] ?? "") else {
            fields.fault("\(field)-kind", "missing")
            return nil
        }
        let old = standing.office.contacts.first { $0.kind == kind && $0.value == value }
        let label = fields.text("\(field)-label", in: "language", atMost: 120, keeping: old?.label)
        guard let plain = Self.plain(value, kind) else {
            fields.fault(field, "contact-\(kind.rawValue)", ["text": value])
            return nil
        }
        return Office.Contact(kind: kind, value: plain, label: label)
    }

    /// A way to reach an office, written as everybody can use it; `nil` where it is none.
    static func plain(_ value: String, _ kind: Office.Contact.Kind) -> String? {
        switch kind {
        case .phone:
            // Abroad only the number with the country's code reaches anybody.
            let text = TypedAmount.plain(value)
            let digits = text.filter { ("0"..."9").contains($0) }
            let isNumber = text.allSatisfy { ("0"..."9").contains($0) || "+ -()./".contains($0) }
            return isNumber && text.hasPrefix("+") && (7...15).contains(digits.count) ? text : nil
        case .mail:
            let parts = value.split(separator: "@", omittingEmptySubsequences: false)
            let isPlain = value.unicodeScalars.allSatisfy {
                $0.value > 0x20 && $0.value != 0x7F && !"<>\"(),;:\\[]".unicodeScalars.contains($0)
            }
            return isPlain && parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".") && value.utf8.count <= 254
                ? value : nil
        case .web: return SourceFields.isAddress(value) ? value : nil
        case .address: return value
        }
    }
}

/// The hours of an office, one field a day: `08:00–12:00, 13:00–16:30`; empty when it is closed.
package enum OfficeHoursFields {
    static func hours(_ fields: inout FieldReader) -> [Office.Hours] {
        var days: [Stretch: [Weekday]] = [:]
        for day in Weekday.allCases {
            guard let typed = fields["hours-\(day.word)"] else { continue }
            guard let stretches = stretches(typed), !stretches.isEmpty, stretches.count <= 3 else {
                fields.fault("hours-\(day.word)", "hours-unreadable", ["text": typed])
                continue
            }
            for stretch in stretches { days[stretch, default: []].append(day) }
        }
        return days.sorted { ($0.key.from, $0.key.to) < ($1.key.from, $1.key.to) }.compactMap {
            Office.Hours(days: $0.value, from: $0.key.from, to: $0.key.to)
        }
    }

    /// What a form shows of the hours of a day.
    package static func typed(_ hours: [Office.Hours], on day: Weekday) -> String {
        hours.filter { $0.days.contains(day) }.sorted { $0.from < $1.from }.map {
            "\(clock($0.from))–\(clock($0.to))"
        }.joined(separator: ", ")
    }

    package static func clock(_ minutes: Int) -> String {
        [minutes / 60, minutes % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    }

    struct Stretch: Hashable {
        let from: Int
        let to: Int
    }

    /// `nil` for what cannot be read, or what is not one after the other.
    static func stretches(_ typed: String) -> [Stretch]? {
        var stretches: [Stretch] = []
        let text = TypedAmount.plain(typed).replacing("،", with: ",").replacing(";", with: ",")
        for part in text.split(separator: ",") {
            let ends = part.split { "-–—−".contains($0) }.map { minutes(String($0)) }
            guard ends.count == 2, let from = ends[0], let to = ends[1], from < to,
                (stretches.last?.to ?? -1) < from
            else { return nil }
            stretches.append(Stretch(from: from, to: to))
        }
        return stretches
    }

    private static func minutes(_ text: String) -> Int? {
        let parts = text.trimmingBlanks.split { $0 == ":" || $0 == "." }.map { Int($0) }
        guard (1...2).contains(parts.count), let hour = parts[0], let minute = parts.count == 2 ? parts[1] : 0,
            (0...24).contains(hour), (0..<60).contains(minute), hour * 60 + minute <= 1_440
        else { return nil }
        return hour * 60 + minute
    }
}
