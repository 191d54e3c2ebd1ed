import Languages

/// Names that differ from what was typed by one typing error.
extension NameSearch {
    /// One letter too many, too few, wrong, or two neighbours exchanged, anywhere; names of four letters and more.
    ///
    /// Every edit of the query is tried against the set of whole names by a hash that an edit changes in a few steps;
    /// only what the set may hold is looked up.
    func collectErring(into best: inout BestNames) {
        let count = query.count
        guard count + 1 >= NameSegment.erringLengthMin else { return }
        var powers: [UInt64] = [1]
        var heads: [UInt64] = [0]
        for place in 0..<count {
            heads.append(heads[place] &+ UInt64(query[place]) &* powers[place])
            powers.append(powers[place] &* NamePresence.base)
        }
        let whole = heads[count]
        for place in 0...count {
            let head = heads[place]
            if place < count {
                let letter = query[place]
                let tail = whole &- heads[place + 1]
                // A letter too many; of a doubled letter only one is tried, or an edit would come twice.
                if place + 1 == count || query[place + 1] != letter {
                    look(head &+ tail &* NamePresence.inverse, into: &best) { $0.remove(at: place) }
                }
                if place + 1 < count, query[place + 1] != letter {
                    let next = UInt64(query[place + 1])
                    let swapped = head &+ next &* powers[place] &+ UInt64(letter) &* powers[place + 1]
                    look(swapped &+ whole &- heads[place + 2], into: &best) { $0.swapAt(place, place + 1) }
                }
                for other in segment.alphabet where other != letter {
                    look(head &+ UInt64(other) &* powers[place] &+ tail, into: &best) { $0[place] = other }
                }
            }
            let moved = (whole &- head) &* NamePresence.base
            for other in segment.alphabet where place == count || other != query[place] {
                look(head &+ UInt64(other) &* powers[place] &+ moved, into: &best) { $0.insert(other, at: place) }
            }
        }
    }

    @inline(__always)
    private func look(_ hash: UInt64, into best: inout BestNames, edit: (inout [UInt8]) -> Void) {
        if segment.wholes.mayContain(hash) { lookUp(into: &best, edit) }
    }

    @inline(never)
    private func lookUp(into best: inout BestNames, _ edit: (inout [UInt8]) -> Void) {
        var letters = query
        edit(&letters)
        guard letters.count >= NameSegment.erringLengthMin else { return }
        collectWhole(letters[...], into: &best)
    }
}
