/// What is asked: whole names, beginnings of two to five letters, names with one typing error.
struct Queries {
    enum Part: String {
        case whole = "whole names"
        case beginning = "beginnings"
        case error = "one error"
    }

    static let parts: [(Part, Double)] = [(.whole, 0.4), (.beginning, 0.4), (.error, 0.2)]
    let sample: [(id: String, text: String)]
    let count: Int

    func texts(_ part: Part, share: Double) -> [(id: String, text: String)] {
        var chance = Chance(seed: part == .whole ? 1 : part == .beginning ? 2 : 3)
        let sample = part == .error ? sample.filter { $0.text.count >= 4 } : sample
        return (0..<Int(Double(count) * share)).map { _ in
            let one = chance.pick(sample)
            switch part {
            case .whole: return one
            case .beginning: return (one.id, String(one.text.prefix(2 + chance.below(4))))
            case .error: return (one.id, Self.mistyped(one.text, &chance))
            }
        }
    }

    private static func mistyped(_ text: String, _ chance: inout Chance) -> String {
        var letters = Array(text)
        let place = chance.below(letters.count)
        switch chance.below(4) {
        case 0: letters.remove(at: place)
        case 1: letters.insert(chance.pick(letters), at: place)
        case 2 where place + 1 < letters.count: letters.swapAt(place, place + 1)
        default: letters[place] = chance.pick(letters)
        }
        return String(letters)
    }
}
