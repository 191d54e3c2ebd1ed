/// The endings that make an ordinal of a number written in digits, by the sound of its last word.
enum OrdinalEndings {
    /// Turkmen `-nji` or `-njy`: 2025-nji, 2026-njy.
    static func turkmen(_ number: Int) -> String {
        switch lastWord(of: number) {
        case 0, 6, 9, 10, 30, 40, 60, 90, 1_000_000: "-njy"
        default: "-nji"
        }
    }

    /// Azerbaijani `-ci`, `-cı`, `-cu` or `-cü`: 2025-ci, 2026-cı, 2023-cü, 2010-cu.
    static func azerbaijani(_ number: Int) -> String {
        switch lastWord(of: number) {
        case 0, 6, 40, 60, 90: "-cı"
        case 3, 4, 100: "-cü"
        case 9, 10, 30, 1_000_000: "-cu"
        default: "-ci"
        }
    }

    /// The value of the last word a number is spoken with: 5 for 2025, 20 for 2020, 1,000 for 2000.
    private static func lastWord(of number: Int) -> Int {
        let value = number.magnitude
        if value % 10 != 0 { return Int(value % 10) }
        if value % 100 != 0 { return Int(value % 100) }
        if value % 1_000 != 0 { return 100 }
        if value == 0 { return 0 }
        return value % 1_000_000 != 0 ? 1_000 : 1_000_000
    }
}
