import Clippings
import Languages
import Testing

/// Sectors that a text speaks of in words that are none of the sector's own name.
@Suite struct SectorTests {
    @Test(arguments: [
        (Language.en, "transport", "The invented bridge was closed, and buses went round by the old road."),
        (.en, "trade-industry", "Merchants of the invented bazaar sold less cement than a year before."),
        (.fa, "transport", "پل ساختگی بسته شد و کامیون‌ها از راه دیگری رفتند."),
        (.fa, "agriculture", "گلخانهٔ ساختگی مرکبات و زعفران پرورش می‌دهد."),
        (.ru, "science-education", "В выдуманной лаборатории прошла лекция для стажёров."),
        (.ru, "transport", "Выдуманный мост закрыли, автобусы пошли в объезд."),
        (.az, "trade-industry", "Uydurma bazarda tacirlər və sahibkarlar az toxuculuq malı satıblar."),
        (.az, "health", "Uydurma aptekdə dərman azalıb, müalicə gecikib."),
        (.kk, "fisheries", "Ойдан шығарылған көлге шабақ пен шоқыр жіберілді."),
        (.kk, "environment", "Құрғақшылық пен эрозия ойдан шығарылған алқапты кептірді."),
        (.tk, "culture", "Oýlanyp tapylan kitaphanada şahyr we bagşy çykyş etdi."),
        (.tk, "transport", "Oýlanyp tapylan köpri ýapyldy, awtobuslar başga ugurdan gitdi."),
    ])
    func itIsFound(language: Language, sector: String, text: String) throws {
        let read = try #require(Texts.reader).read(Clipping("1\n\n" + text, language: language))
        #expect(read.sectors.map(\.sector).contains(sector))
    }

    @Test func aHolidayAndAVerbAreNoSectors() throws {
        let reader = try #require(Texts.reader)
        let kazakh = try reader.read(Clipping("1\n\nОл наурызда болатынын айтты.", language: .kk))
        #expect(kazakh.sectors.isEmpty)
        let english = try reader.read(Clipping("1\n\nThe invented volunteers were trained on Friday.", language: .en))
        #expect(!english.sectors.map(\.sector).contains("transport"))
    }
}
