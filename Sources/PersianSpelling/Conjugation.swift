/// The forms of a verb from its two stems.
struct Conjugation {
    let past: String
    let present: String

    private static let pastEndings = ["", "م", "ی", "یم", "ید", "ند"]
    private static let presentEndings = ["م", "ی", "د", "یم", "ید", "ند", "ه", "ن"]

    /// Forms that می can stand before; those of the spoken language among them: می‌گه, می‌رن.
    var afterMi: [String] {
        var forms = Self.pastEndings.map { past + $0 }
        forms += Self.presentEndings.map { present + $0 }
        // گوی: می‌گویی and می‌گوید, but also می‌گوییم; خواه has nothing of this.
        if present.hasSuffix("ای") || present.hasSuffix("وی") {
            forms += ["ئیم", "ئید", "ئی", "ئیم"].map { present.dropLast() + $0 }
        }
        return forms
    }

    /// گفته, نگفته; نیامده of آمد.
    var participles: [String] {
        let plain = past + "ه"
        let negated = past.hasPrefix("آ") ? "نیا" + plain.dropFirst() : "ن" + plain
        let joined = past.hasPrefix("ا") ? "نی" + plain.dropFirst() : negated
        return [plain, negated, joined]
    }

    /// Forms that stand without می and are known words.
    var finite: [String] {
        let shortened = present.hasPrefix("آ") ? "یا" + present.dropFirst() : present
        let subjunctive = ["م", "ی", "د", "یم", "ید", "ند"].flatMap { ["ب" + shortened + $0, "ن" + shortened + $0] }
        let negated = past.hasPrefix("آ") ? "نیا" + past.dropFirst() : "ن" + past
        return subjunctive + Self.pastEndings.flatMap { [past + $0, negated + $0] }
            + ["م", "ی", "د", "یم", "ید", "ند"].map { present + $0 } + [past + "ن"]
    }
}
