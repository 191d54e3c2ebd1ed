package import Journal
import Languages
import Measures
import Register

extension SeriesPack {
    private static let reason = Text([
        .en: "The region pack states it otherwise now.", .fa: "بستهٔ منطقه اکنون آن را طور دیگری اعلام می‌کند.",
        .ru: "Пакет данных региона теперь указывает иное.",
        .az: "Hövzənin məlumat dəsti indi onu başqa cür göstərir.",
        .kk: "Аймақ деректерінің жинағы енді оны басқаша көрсетеді.",
        .tk: "Sebitiň maglumat toplumy indi ony başgaça görkezýär.",
    ])

    /// Appends what is new or has changed since an earlier load, under the name of the pack's recorder.
    ///
    /// A series that a party keeps itself is left to that party. Gives the number of entries by kind.
    package func load(into journal: Journal, recorder: String, member: String) async throws -> [String: Int] {
        guard errors.isEmpty, !series.isEmpty else { return [:] }
        let register = Register(reader: journal.reader)
        let today = Instant(clamping: 0).day()
        var records: [any RegisterRecord] = []
        for record in series {
            let groups = groups.filter { $0.series == record.id }
            records += try await register.read(
                for: Reader(language: .en, party: recorder), today: today
            ) { reading -> [any RegisterRecord] in
                if let known = try reading.recorder(ofSeries: record.id), known != recorder { return [] }
                let standing = try reading.series(record.id)
                let described: [any RegisterRecord] = standing?.series == record ? [] : [record]
                return try described
                    + groups.flatMap { group in
                        try reading.difference(group.observations, from: record.id).blocks(
                            of: record, reason: Self.reason, source: group.source, on: standing?.lastPosition)
                    }
            }
        }
        guard !records.isEmpty else { return [:] }
        _ = try await journal.append(records.map { $0.entry(party: recorder, member: member) })
        return Dictionary(grouping: records) { type(of: $0).entryKind }.mapValues(\.count)
    }
}
