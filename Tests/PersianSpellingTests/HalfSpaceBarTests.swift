import PersianSpelling
import Testing

/// The bars that half-spaces are held to, on text that no rule was made from.
@Suite struct HalfSpaceBarTests {
    @Test func thereIsEnoughProse() {
        #expect(CarefulProse.sentences.reduce(0) { $0 + $1.split(separator: " ").count } > 3000)
        #expect(CarefulProse.sentences.reduce(0) { $0 + CarefulProse.places($1).count } > 700)
    }

    @Test func deletedHalfSpacesComeBack() {
        let score = CarefulProse.score { CarefulProse.replacing($0, by: "") }
        #expect(score.precision >= 0.97)
        #expect(score.recall >= 0.80)
    }

    @Test func halfSpacesTurnedIntoSpacesComeBack() {
        let score = CarefulProse.score { CarefulProse.replacing($0, by: " ") }
        #expect(score.precision >= 0.97)
        #expect(score.f1 >= 0.90)
    }

    @Test func cleanSentencesStayAsTheyAre() {
        let touched = CarefulProse.sentences.filter { PersianSpelling.corrected($0) != $0 }
        #expect(touched.count * 100 <= CarefulProse.sentences.count)
    }
}
