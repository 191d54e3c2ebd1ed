import ArgumentParser
import Drafts
import Foundation
import Importing
import Languages
import Members
import Register
import Sheets
import Translations

/// What a file of translators asks for.
struct OfferedTranslations {
    let offers: [TranslationOffer]
    let language: Language
    /// How many places of the file cannot be read.
    var faults = 0

    /// Those of a spreadsheet; ends the command with 2 where it cannot be read.
    init(sheet bytes: [UInt8], into language: Language, _ book: Phrasebook) throws {
        self.language = language
        do {
            let found = try TranslationSheet.offers(in: Spreadsheet(bytes), columns: TranslationSheet.columns(book))
            guard let found else {
                throw Self.unreadable(book.say("translation.sheet.no-columns", in: .en, isolating: false))
            }
            offers = found
        } catch let fault as SpreadsheetFault {
            throw Self.unreadable(SheetTelling.say(fault, in: .en, book, isolating: false))
        }
    }

    init(_ offers: [TranslationOffer], into language: Language, faults: Int) {
        (self.offers, self.language, self.faults) = (offers, language, faults)
    }

    private static func unreadable(_ sentence: String) -> ExitCode {
        FileHandle.standardError.write(Data((sentence + "\n").utf8))
        return ExitCode(2)
    }
}

/// What an import would do with all that a file offers.
struct TranslationsImport {
    let plan: ImportPlan
    let outside: OutsidePlan
    let drafts: [NewDraft]

    init(_ offered: OfferedTranslations, by party: String, _ reading: Reading, _ held: HeldMedia) throws {
        let offers = offered.offers
        plan = try ImportPlan(offers.filter { !$0.isOutside }, in: offered.language, by: party, reading)
        let others = offers.filter(\.isOutside)
        let texts =
            others.isEmpty
            ? [] : try OutsideText.all(of: party, in: offered.language, Set(WorkState.allCases), reading, held)
        outside = OutsidePlan(others, in: offered.language, texts)
        drafts =
            plan.newDrafts(for: party) + (try outside.drafts(for: party, shownIn: offered.language, reading))
    }

    var refusedCount: Int { plan.refusedCount + outside.refused.count }

    /// What is refused, row by row, and how much would be done.
    func lines(of file: String) -> [String] {
        let refused =
            plan.lines.compactMap { line -> (offer: TranslationOffer, why: ImportPlan.Refusal)? in
                if case .refused(let why) = line.outcome { (line.offer, why) } else { nil }
            } + outside.refused
        var lines = refused.map { offer, why in
            let place = [file, offer.line > 0 ? "row \(offer.line)" : nil, offer.place].compactMap(\.self)
            return "\(place.joined(separator: ", ")): \(why.sentence)"
        }
        lines.append(
            "\(plan.count { $0 == .new }) new, \(plan.count { $0 == .changed }) changed, "
                + "\(plan.count { $0 == .same }) as they were, \(plan.count { $0 == .empty }) not translated, "
                + "\(refusedCount) refused.")
        if outside.storyCount + outside.descriptionCount + outside.same > 0 {
            lines.append(
                "Stories in a new wording: \(outside.storyCount); titles of films and words of pictures: "
                    + "\(outside.descriptionCount); as they were: \(outside.same).")
        }
        return lines
    }
}
