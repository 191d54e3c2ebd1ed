package import Languages

/// What a check of the doctor found.
package struct Finding: Sendable, Hashable {
    package enum Grade: String, Sendable, Hashable, Comparable {
        case good, warning, fault

        package static func < (left: Grade, right: Grade) -> Bool { left.rank < right.rank }

        private var rank: Int { self == .good ? 0 : self == .warning ? 1 : 2 }
    }

    /// The subject, as in the phrases: `doctor.disk.title`.
    package let check: String
    package let grade: Grade
    /// What is wrong, as in the phrases: `doctor.disk.low` and `doctor.disk.low-remedy`; `nil` when nothing is.
    package let trouble: String?
    package let values: [String: PhraseValue]
    /// What was looked at, as it is: a version, a path, a number; empty for nothing.
    package let detail: String

    static func good(_ check: String, _ detail: String = "") -> Finding {
        Finding(check: check, grade: .good, trouble: nil, values: [:], detail: detail)
    }

    static func warning(_ check: String, _ trouble: String, _ values: [String: PhraseValue] = [:]) -> Finding {
        Finding(check: check, grade: .warning, trouble: trouble, values: values, detail: "")
    }

    static func fault(_ check: String, _ trouble: String, _ values: [String: PhraseValue] = [:]) -> Finding {
        Finding(check: check, grade: .fault, trouble: trouble, values: values, detail: "")
    }

    package var title: PhraseKey { PhraseKey("doctor.\(check).title") }
    package var what: PhraseKey? { trouble.map { PhraseKey("doctor.\(check).\($0)") } }
    package var remedy: PhraseKey? { trouble.map { PhraseKey("doctor.\(check).\($0)-remedy") } }
}
