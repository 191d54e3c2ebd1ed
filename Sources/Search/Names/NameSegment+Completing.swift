import Languages

/// What a segment derives from its names once they are in order.
extension NameSegment {
    mutating func complete() {
        findWords()
        findSounds()
        nameBlocks = NameBlock.blocks(count, { $0 }, weights, labels)
        let names = words.names
        wordBlocks = NameBlock.blocks(names.count, { Int(names[$0]) }, weights, labels)
        var occurs = [Bool](repeating: false, count: 256)
        for letter in letters { occurs[Int(letter)] = true }
        alphabet = (1...255).filter { occurs[Int($0)] }
        wholes = NamePresence(count: count)
        for number in 0..<count where length(number) >= Self.erringLengthMin {
            wholes.insert(NamePresence.hash(letters[Int(starts[number])..<Int(starts[number]) + length(number)]))
        }
    }

    /// Names of fewer letters are not looked for by a typing error.
    static let erringLengthMin = 4

    func length(_ number: Int) -> Int {
        (number + 1 < starts.count ? Int(starts[number + 1]) : letters.count) - Int(starts[number]) - 1
    }

    private mutating func findWords() {
        var (places, names) = ([UInt32](), [UInt32]())
        for number in 0..<count {
            let start = Int(starts[number])
            for place in start..<start + length(number) where letters[place] == SearchLetters.separator {
                places.append(UInt32(place + 1))
                names.append(UInt32(number))
            }
        }
        let documents = documents
        // A tie is decided as among whole names, by the document first.
        let order = LetterOrder.sorted(Array(0..<UInt32(places.count)), starts: places, letters: letters) {
            one, other in
            let (left, right) = (names[Int(one)], names[Int(other)])
            let (document, rival) = (documents[Int(left)], documents[Int(right)])
            if document != rival { return document < rival }
            return left == right ? one < other : left < right
        }
        words.starts = order.map { places[Int($0)] }
        words.names = order.map { names[Int($0)] }
    }

    private struct Heard {
        let hash: UInt32
        let weight: UInt32
        /// With the script, as in `NameSounds.names`.
        let name: UInt32
        let start: UInt32
        let end: UInt32
    }

    private mutating func findSounds() {
        var (bytes, heard) = ([UInt8](), [Heard]())
        heard.reserveCapacity(count)
        for number in 0..<count {
            let sound = Sound(text(number))
            guard !sound.bytes.isEmpty else { continue }
            let start = bytes.count
            bytes.append(contentsOf: sound.bytes)
            let script = NameSpelling.script(sound, letters[Int(starts[number])])
            heard.append(
                Heard(
                    hash: Skeleton.hash(sound.bytes), weight: weights[number], name: UInt32(number) | script << 30,
                    start: UInt32(start), end: UInt32(bytes.count)))
        }
        heard.sort { one, other in
            if one.hash != other.hash { return one.hash < other.hash }
            if one.weight != other.weight { return one.weight > other.weight }
            return one.name & NameSounds.nameMask < other.name & NameSounds.nameMask
        }
        sounds.bytes.reserveCapacity(bytes.count)
        sounds.hashes = heard.map(\.hash)
        sounds.names = heard.map(\.name)
        for one in heard {
            sounds.bytes.append(contentsOf: bytes[Int(one.start)..<Int(one.end)])
            sounds.starts.append(UInt32(sounds.bytes.count))
        }
    }
}
