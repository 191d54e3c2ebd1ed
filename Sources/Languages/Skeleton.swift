/// The skeleton of a sound: its consonants, brought together as far as the spellings of one name differ between
/// languages (Ashgabat, Ашхабад, Aşqabad, عشق‌آباد).
///
/// Sounds of one skeleton are compared by `Skeleton.difference`.
package enum Skeleton {
    /// The class of a byte of a sound: b and p are one, t and d, all of the back of the mouth, all affricates.
    @inline(__always)
    private static func group(_ byte: UInt8) -> UInt8 { groups[Int(byte >> 3)] }

    private static let groups: [UInt8] = (0..<32).map { number -> UInt8 in
        switch Sound.Consonant(rawValue: UInt8(number)) {
        case .p, .b: 2
        case .t, .d: 6
        case .k, .g, .h, .q: 8
        case .ch, .j, .zh: 12
        default: UInt8(number)
        }
    }

    /// A number that sounds of one skeleton share; others seldom do.
    package static func hash(_ sound: some Collection<UInt8>) -> UInt32 {
        var hash: UInt32 = 2_166_136_261
        for byte in sound { hash = (hash ^ UInt32(group(byte))) &* 16_777_619 }
        return hash
    }

    /// How far apart two sounds of one skeleton are: one for each consonant that is only a relative, one for each place
    /// with other vowels; `nil` where the skeletons differ.
    ///
    /// Vowels that Arabic writing leaves out are no difference. k and q, g and q are none either.
    package static func difference(
        _ one: UnsafeBufferPointer<UInt8>, isArabic oneIsArabic: Bool, _ other: UnsafeBufferPointer<UInt8>,
        isArabic otherIsArabic: Bool
    ) -> Int? {
        guard one.count == other.count else { return nil }
        var difference = 0
        for place in 0..<one.count {
            let (left, right) = (one[place], other[place])
            if left == right { continue }
            guard group(left) == group(right) else { return nil }
            if left >> 3 != right >> 3, !isOneLetter(left >> 3, right >> 3) { difference += 1 }
            let (vowels, others) = (left & 7, right & 7)
            if vowels == others { continue }
            if oneIsArabic, vowels & ~others == 0 { continue }
            if otherIsArabic, others & ~vowels == 0 { continue }
            difference += 1
        }
        return difference
    }

    private static func isOneLetter(_ left: UInt8, _ right: UInt8) -> Bool {
        let (q, k, g) = (Sound.Consonant.q.rawValue, Sound.Consonant.k.rawValue, Sound.Consonant.g.rawValue)
        return left == q && (right == k || right == g) || right == q && (left == k || left == g)
    }
}
