import Register

extension FieldReader {
    /// Refuses what says of a record what stands already, unless a letter comes with it: then the record is entered again
    /// as it is, with the letter behind the new entry.
    ///
    /// `subject` is that of the record, as in `thing/ID`. A letter that stands behind it already changes nothing either.
    package mutating func checkChange(of subject: String, isSame: Bool) throws {
        guard isSame, try !bringsLetter(to: subject) else { return }
        fault("", "nothing-changed")
    }

    private func bringsLetter(to subject: String) throws -> Bool {
        if DraftLetter.isNew(in: fields) { return true }
        guard let letter = self[DraftLetter.known] else { return false }
        return try !reading.rests(subject, on: letter)
    }
}
