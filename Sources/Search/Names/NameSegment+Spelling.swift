import Languages

extension NameSearch {
    /// Names of the same skeleton as what was typed, with how they answer.
    func spellings() -> [(match: NameMatch, candidate: NameCandidate)] {
        guard query.count >= NameSpelling.lettersMin, !sound.bytes.isEmpty else { return [] }
        let script = NameSpelling.script(sound, query[0])
        let sounds = segment.sounds
        var found: [(match: NameMatch, candidate: NameCandidate)] = []
        sounds.bytes.withUnsafeBufferPointer { bytes in
            sound.bytes.withUnsafeBufferPointer { typed in
                var compared = 0
                let hash = Skeleton.hash(sound.bytes)
                var place = Self.firstPlace(of: hash, in: sounds.hashes)
                while place < sounds.hashes.count, sounds.hashes[place] == hash, compared < NameSpelling.comparedMax {
                    defer { place += 1 }
                    let name = Int(sounds.names[place] & NameSounds.nameMask)
                    guard sieve.passes(segment.documents[name]) else { continue }
                    compared += 1
                    let other = UnsafeBufferPointer(
                        rebasing: bytes[Int(sounds.starts[place])..<Int(sounds.starts[place + 1])])
                    let otherScript = sounds.names[place] >> 30
                    let difference = Skeleton.difference(
                        typed, isArabic: sound.isArabic, other, isArabic: otherScript == 3)
                    guard let difference else { continue }
                    let match = NameSpelling.match(
                        difference: difference, length: typed.count, letters: query.count,
                        isOtherScript: script != otherScript)
                    guard let match else { continue }
                    found.append((match, candidate(name, order: name, difference: UInt16(clamping: difference))))
                }
            }
        }
        return found
    }

    private static func firstPlace(of hash: UInt32, in hashes: [UInt32]) -> Int {
        var (low, high) = (0, hashes.count)
        while low < high {
            let middle = (low + high) / 2
            if hashes[middle] < hash { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
