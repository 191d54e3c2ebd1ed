/// Russian futures of perfective verbs, which no ending tells from a present.
enum RussianFutures {
    /// The forms of the first person of many and of the third.
    static let forms: String =
        (verbs("им ит ят", ofIt) + verbs("ем ет ут", ofEt) + verbs("ем ет ют", ofEy) + [itself])
        .joined(separator: "|")

    private static func verbs(_ endings: String, _ stems: String) -> [String] {
        words(stems).flatMap { stem in words(endings).map { stem + $0 } }
    }

    private static func words(_ text: String) -> [String] {
        text.split(whereSeparator: \.isWhitespace).map(String.init)
    }

    private static let ofIt = """
        постро запуст заверш увелич выдел расшир соедин возобнов углуб восстанов постав закуп куп высад посад обеспеч \
        подготов достро законч сниз повыс улучш реш выполн очист расчист пролож установ обнов благоустро отправ достав \
        добав обуч выпуст ускор удво оснаст внедр предостав
        """
    private static let ofEt = "введ провед начн подпиш перевед найм привед"
    private static let ofEy = "откро опублику отремонтиру реконструиру модернизиру организу оборуду профинансиру"
    private static let itself = """
        создадим|создаст|создадут|сдадим|сдаст|сдадут|сократим|сократит|сократят|примем|примет|примут|поднимем|поднимут|\
        заработает|заработают|стартует|стартуют|откроется|откроются|начнется|начнутся|завершится|завершатся|возобновится|\
        возобновятся|появится|появятся|построю|открою|введу|создам|начну|завершу|проведу|куплю|отремонтирую
        """
}
