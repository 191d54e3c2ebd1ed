/// Words of the six languages that say which kind of unit a name is the name of, and are put before or behind it in one
/// language and left out in another.
enum UnitWords {
    static let start: UInt64 = 14_695_981_039_346_656_037

    @inline(__always)
    static func adding(_ letter: Unicode.Scalar, to hash: UInt64) -> UInt64 {
        (hash ^ UInt64(letter.value)) &* 1_099_511_628_211
    }

    static func contains(_ hash: UInt64) -> Bool { hashes.contains(hash) }

    private static let hashes = Set(
        words.split(separator: " ").map { word in
            Folding.folded(String(word), .letters).unicodeScalars.reduce(start) { adding($1, to: $0) }
        })

    private static let words = """
        province region oblast district county republic krai okrug autonomous city \
        استان شهرستان شهر ایالت جمهوری خودمختار \
        область области край район республика провинция округ автономный автономная остан город \
        ostanı vilayəti rayonu əyaləti diyarı respublikası muxtar dairəsi şəhəri rayon \
        облысы автономиялы ауданы останы республикасы қаласы өлкесі аймағы уәлаяты \
        welaýaty etraby şäheri respublikasy awtonom
        """
}
