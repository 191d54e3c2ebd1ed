import Journal
package import Languages

/// What the doctor found, in words of the operator's language or as JSON.
package struct DoctorReport: Sendable {
    private let findings: [Finding]
    private let book: Phrasebook
    private let language: Language

    package init(findings: [Finding], book: Phrasebook, language: Language) {
        (self.findings, self.book, self.language) = (findings, book, language)
    }

    /// One line a finding, two more where something is wrong, and a sum.
    package var text: String {
        var lines: [String] = []
        for finding in findings {
            let grade = book.say(PhraseKey("doctor.\(finding.grade.rawValue)"), in: language)
            let detail = finding.detail.isEmpty ? "" : " (\(finding.detail))"
            lines.append("\(book.say(finding.title, in: language)): \(grade)\(detail)")
            for key in [finding.what, finding.remedy].compactMap(\.self) { lines.append("    \(say(key, finding))") }
        }
        func count(_ grade: Finding.Grade) -> PhraseValue { .count(findings.count { $0.grade == grade }) }
        lines.append(book.say("doctor.sum", in: language, ["faults": count(.fault), "warnings": count(.warning)]))
        return lines.joined(separator: "\n")
    }

    /// Paths and commands are copied out of a terminal, so nothing invisible is set around them.
    private func say(_ key: PhraseKey, _ finding: Finding) -> String {
        book.say(key, in: language, finding.values, isolating: false)
    }

    package var json: String {
        let list = findings.map { finding -> JSON in
            [
                "check": .string(finding.check), "detail": .string(finding.detail),
                "grade": .string(finding.grade.rawValue),
                "remedy": finding.remedy.map { .string(say($0, finding)) } ?? .null,
                "trouble": finding.trouble.map { .string($0) } ?? .null,
                "what": finding.what.map { .string(say($0, finding)) } ?? .null,
            ]
        }
        return JSON(fields: [
            ("findings", .array(list)), ("isSound", .bool(!findings.contains { $0.grade == .fault })),
        ]).canonicalText
    }
}
