/// The skeleton of a sound: its consonants, brought together as far as the spellings of one name differ between
/// languages (Ashgabat, Ашхабад, Aşqabad, عشق‌آباد).
///
/// Sounds of one skeleton are compared by `Skeleton.difference`.
package enum Skeleton {
    /// The class of a byte of a sound: b and p are one, t and d, s and z, all of the back of the mouth, all affricates.
    @inline(__always)
    private static func group(_ byte: UInt8) -> UInt8 { groups[Int(byte >> 3)] }

    private static let groups: [UInt8] = (0..<32).map { number -> UInt8 in
        switch Sound.Consonant(rawValue: UInt8(number)) {
        case .p, .b: 2
        case .t, .d: 6
        case .k, .g, .h, .q: 8
        case .ch, .j, .zh: 12
        case .s, .z: 15
        default: UInt8(number)
        }
    }

    /// A number that sounds of one skeleton share; others seldom do.
    package static func hash(_ sound: some Collection<UInt8>) -> UInt32 {
        var hash: UInt32 = 2_166_136_261
        for byte in sound { hash = (hash ^ UInt32(group(byte))) &* 16_777_619 }
        return hash
    }

    /// What a difference counts; what Arabic writing may have left out counts one each.
    package static let step = 16

    /// How far apart two sounds of one skeleton are: a step for each consonant that is only a relative and for each place
    /// with other vowels; `nil` where the skeletons differ.
    ///
    /// Vowels that Arabic writing leaves out are less than a step. k and q, g and q are one.
    package static func difference(
        _ one: UnsafeBufferPointer<UInt8>, isArabic oneIsArabic: Bool, _ other: UnsafeBufferPointer<UInt8>,
        isArabic otherIsArabic: Bool
    ) -> Int? {
        guard one.count == other.count else { return nil }
        var (difference, unwritten) = (0, 0)
        for place in 0..<one.count {
            let (left, right) = (one[place], other[place])
            if left == right { continue }
            guard group(left) == group(right) else { return nil }
            if left >> 3 != right >> 3, !isOneLetter(left >> 3, right >> 3) { difference += step }
            let (vowels, others) = (left & 7, right & 7)
            if vowels == others { continue }
            let isUnwritten = oneIsArabic && vowels & ~others == 0 || otherIsArabic && others & ~vowels == 0
            if isUnwritten { unwritten += 1 } else { difference += step }
        }
        return difference + min(unwritten, step - 1)
    }

    private static func isOneLetter(_ left: UInt8, _ right: UInt8) -> Bool {
        let (q, k, g) = (Sound.Consonant.q.rawValue, Sound.Consonant.k.rawValue, Sound.Consonant.g.rawValue)
        return left == q && (right == k || right == g) || right == q && (left == k || left == g)
    }
}
