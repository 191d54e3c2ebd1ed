import Languages

extension SpeakingView {
    /// Persian knows no capitals: a name stands before its office, behind it, or behind a form of address.
    func persianSubject(_ verb: Verb) -> Subject? {
        var clause = verb.kind == .says ? clause(before: verb) : clause(after: verb).prefixRange(8)
        if verb.kind == .says, clause.isEmpty {
            let sentence = block.sentences[verb.sentence].lowerBound
            // A verb that begins its sentence goes on with who spoke last.
            return Subject(isPronoun: true, range: sentence..<sentence)
        }
        // The clause of the verb begins behind the last full stop, semicolon or colon within the sentence.
        for place in clause.dropLast().reversed() where has(":؛", after: place) {
            clause = (place + 1)..<clause.upperBound
            break
        }
        clause = afterReport(clause)
        let title = clause.first { words.titles.contains(block.words[$0].key) }
        let begin = clause.first { !words.stops.contains(block.words[$0].key) } ?? clause.lowerBound
        if words.pronouns.contains(block.words[begin].key) || clause.contains(where: isPronounNear(verb)) {
            return Subject(isPronoun: true, range: block.words[begin].range)
        }
        if let title {
            if let leading = leadingName(begin, title, clause) { return leading }
            return titled(title, clause)
        }
        if let honorific = clause.first(where: { words.honorifics.contains(block.words[$0].key) }) {
            let words = until(stop: honorific, clause, most: 5)
            return Subject(name: name(words), range: range(words))
        }
        // Without office or address only what begins the clause and runs to its verb is a name.
        guard begin == clause.lowerBound else { return inVerbOnly(verb, clause) }
        let name = until(stop: begin, clause, most: 4)
        guard name.count <= 4, !name.contains(where: isLinked), !name.contains(where: isHouse) else { return nil }
        return Subject(name: text(name), range: range(name))
    }

    /// به گزارش X، …: the report is of somebody else.
    private func afterReport(_ clause: Range<Int>) -> Range<Int> {
        guard clause.count > 2, Self.reports.contains(block.words[clause.lowerBound + 1].key),
            block.words[clause.lowerBound].key == "به",
            let comma = clause.prefixRange(14).first(where: { has("،,", after: $0) }), comma + 1 < clause.upperBound
        else { return clause }
        return (comma + 1)..<clause.upperBound
    }

    private static let reports: Set<String> = ["گزارش", "نقل"]

    private func isPronounNear(_ verb: Verb) -> (Int) -> Bool {
        { place in verb.words.lowerBound - place <= 3 && words.pronouns.contains(block.words[place].key) }
    }

    /// “In the end said”: nobody is named, so the speaker is the one before.
    private func inVerbOnly(_ verb: Verb, _ clause: Range<Int>) -> Subject? {
        let only = clause.allSatisfy { place in
            let key = block.words[place].key
            return words.stops.contains(key) || Self.going.contains(key)
        }
        return only ? Subject(isPronoun: true, range: range(clause)) : nil
    }

    /// A name that begins the clause before the circumstances in which an office is named.
    private func leadingName(_ begin: Int, _ title: Int, _ clause: Range<Int>) -> Subject? {
        guard begin == clause.lowerBound, title > begin else { return nil }
        let name = until(stop: begin, clause, most: 4)
        guard (2...4).contains(name.count), name.upperBound < title,
            words.stops.contains(block.words[name.upperBound].key),
            !name.contains(where: { isLinked($0) || isHouse($0) || block.words[$0].isNumber }),
            !has("،,-–—", after: name.upperBound - 1)
        else { return nil }
        return Subject(name: self.name(name), range: range(name))
    }

    /// Houses and nameless people are no persons.
    private func isHouse(_ place: Int) -> Bool {
        let key = block.words[place].key
        return Self.houses.contains(key) || Self.offices.contains(key)
    }

    private static let houses = Set(
        """
        خبرگزاری سازمان وزارت شرکت اداره مقام مقامات منبع منابع روابط گزارش رسانه روزنامه کارشناسان مسئولان دولت هیئت کمیته مرکز \
        خبرنگار خبر بیانیه اطلاعیه نشست وب‌سایت سایت پایگاه شبکه تلویزیون رادیو مردم
        """.split(separator: " ").map { StoryWords.key(String($0)) })

    private static let going = Set(
        ["ادامه", "پایان", "خصوص", "باره", "رابطه", "زمینه", "حال", "همین"].map { StoryWords.key($0) })

    private func titled(_ title: Int, _ clause: Range<Int>) -> Subject {
        var before = title
        while before > clause.lowerBound, title - before < 5, isNamePart(before - 1), !has("؛:.", after: before - 1),
            before == title || !has("،,-–—_|/", after: before - 1)
        {
            before -= 1
        }
        // A name that stops before the beginning of its clause is cut out of a sentence.
        let isName =
            before < title
            && (before == clause.lowerBound || has("،,-–—_|/", after: before - 1)
                || words.stops.contains(block.words[before - 1].key))
        let end = officeEnd(title, clause)
        if isName, title - before <= 5 {
            let office = title..<end
            return Subject(
                name: name(before..<title), title: text(office), references: references(range(office)),
                range: range(before..<end))
        }
        return officeFirst(title..<end, clause)
    }

    private func isNamePart(_ place: Int) -> Bool {
        let word = block.words[place]
        return !word.isNumber && !words.stops.contains(word.key) && !isLinked(place) && word.key != "و"
    }

    /// The office runs to the first word that ends it, or to a comma.
    private func officeEnd(_ title: Int, _ clause: Range<Int>) -> Int {
        var end = title + 1
        while end < clause.upperBound, end - title < 14, !words.stops.contains(block.words[end].key) {
            if has("،,-–—", after: end - 1) { break }
            end += 1
        }
        return end
    }

    /// The name behind an office: after a comma, after a form of address, or after the words that belong to the office.
    private func officeFirst(_ office: Range<Int>, _ clause: Range<Int>) -> Subject {
        var subject = Subject(title: text(office), references: references(range(office)), range: range(office))
        if let honorific = office.first(where: { words.honorifics.contains(block.words[$0].key) }),
            honorific > office.lowerBound
        {
            subject.title = text(office.lowerBound..<honorific)
            subject.name = name(honorific..<office.upperBound)
            return subject
        }
        if office.upperBound < clause.upperBound, has("،,", after: office.upperBound - 1) {
            let name = until(stop: office.upperBound, clause, most: 4)
            let isName = !words.stops.contains(block.words[name.lowerBound].key)
            if isName, name.count >= 2, !name.contains(where: { block.words[$0].isNumber }),
                !name.contains(where: isLinked),
                !name.contains(where: { words.titles.contains(block.words[$0].key) })
            {
                subject.name = self.name(name)
                subject.range = range(office.lowerBound..<name.upperBound)
            }
            return subject
        }
        var last = office.lowerBound
        for place in office
        where isLinked(place) || words.titles.contains(block.words[place].key)
            || Self.offices.contains(block.words[place].key)
        {
            last = place
        }
        let rest = (last + 1)..<office.upperBound
        // What a verb does something to is no name.
        if office.upperBound < clause.upperBound, block.words[office.upperBound].key == "را" {
            subject.title = text(office.lowerBound..<(last + 1))
            subject.references = references(range(office.lowerBound..<(last + 1)))
            return subject
        }
        if (2...4).contains(rest.count), !rest.contains(where: { block.words[$0].key == "و" }),
            last > office.lowerBound || office.count <= 3
        {
            subject.title = text(office.lowerBound..<(last + 1))
            subject.name = name(rest)
        }
        return subject
    }

    /// Words that go with an office.
    private static let offices = Set(
        """
        امور خارجه کشور نفت نیرو راه شهرسازی اقتصاد دارایی جهاد کشاورزی صنعت معدن تجارت گردشگری میراث فرهنگی صنایع دستی محیط زیست \
        بهداشت درمان آموزش پرورش علوم کار دفاع اطلاعات دادگستری ورزش جوانان ارتباطات سازمان وزارت استانداری فرمانداری شهرداری بنادر \
        دریانوردی شیلات بندر اداره کل مرکز شرکت هیئت مجلس شورای اسلامی شهر استان شهرستان جمهوری ملل متحد توسعه سیاسی اقتصادی عمرانی \
        برنامه بودجه روابط عمومی بین‌الملل بین المللی هماهنگی منابع طبیعی آب برق گاز فاضلاب هواشناسی گمرک آهن منطقه آزاد پژوهشکده \
        پژوهشگاه دانشگاه دانشکده مؤسسه خزانه حمل نقل حمل‌ونقل ترانزیت دریایی اتاق بازرگانی معادن دولت مردم
        """.split(separator: " ").map { StoryWords.key(String($0)) })

    private func until(stop start: Int, _ clause: Range<Int>, most: Int) -> Range<Int> {
        var end = start
        while end < clause.upperBound, end - start < most + 1,
            end == start || !words.stops.contains(block.words[end].key)
        {
            end += 1
            if has("،,", after: end - 1) { break }
        }
        return start..<end
    }

    /// A name without the form of address before it; سید stays, being part of names.
    private func name(_ range: Range<Int>) -> String {
        var range = range
        while let first = range.first, words.honorifics.contains(block.words[first].key),
            block.words[first].key != "سید", range.count > 1
        {
            range = (first + 1)..<range.upperBound
        }
        return text(range)
    }
}

extension Range<Int> {
    func prefixRange(_ count: Int) -> Range<Int> { lowerBound..<Swift.min(upperBound, lowerBound + count) }
}
