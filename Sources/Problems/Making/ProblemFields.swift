import Drafts
import Files
import Journal
import Languages
import Measures
import Register

/// What several forms of problems have in common.
extension FieldReader {
    /// The problem a form is about, as it stands.
    mutating func standingProblem() throws -> ProblemCourse? {
        guard let typed = required("problem") else { return nil }
        let id = PastedAddress.id(typed) ?? typed
        guard let course = try reading.problem(id) else {
            fault("problem", ProblemActFault.unknown.rawValue, ["text": typed])
            return nil
        }
        return course
    }

    /// A text in the languages for which a field `STEM-fa` was filled.
    mutating func problemText(_ stem: String, atMost count: Int, isLine: Bool = false) -> Text {
        var versions: [Language: String] = [:]
        for language in Language.allCases {
            let name = "\(stem)-\(language.tag)"
            guard let value = text(name, atMost: count) else { continue }
            if isLine, value.contains(where: \.isNewline) { fault(name, "one-line") }
            versions[language] = value
        }
        return Text(versions)
    }

    /// A text in the language of the form; what still says what the form showed, in whatever language, stands as it was.
    mutating func kept(_ name: String, atMost count: Int, _ old: Text?) -> Text {
        let said = text(name, in: "language", atMost: count, keeping: old)
        guard let old, let value = self[name], old.reading(in: language())?.text == value else { return said }
        return old
    }

    mutating func problemSectors() -> [Sector] {
        var sectors: Set<Sector> = []
        for word in (self["sectors"] ?? "").split(separator: "|").map(String.init) {
            if let sector = Sector(rawValue: word) {
                sectors.insert(sector)
            } else {
                fault("sectors", "sector-unknown", ["text": word])
            }
        }
        return Sector.allCases.filter(sectors.contains)
    }

    /// Where it is, and whom it concerns: the fields `thing`, `lat` and `lon`.
    mutating func problemPlace(_ sectors: [Sector]) throws -> (place: ProblemPlace, concerns: [String]) {
        var place = ProblemPlace()
        let thing = try self["thing"].flatMap { try self.thing($0, beside: "thing") }
        place.thing = thing?.id
        // Everyone reads of a problem, and with it where it is.
        if let thing, thing.visibility != .everyone { fault("thing", "problem-place-hidden") }
        if self["lat"] != nil || self["lon"] != nil {
            place.coordinate = TypedPlace.coordinate(fields)
            if place.coordinate == nil { fault("lat", "problem-place-unreadable") }
        } else {
            place.coordinate = thing?.position
        }
        guard !place.isEmpty else {
            if !faults.contains(where: { ["thing", "lat"].contains($0.field) }) {
                fault("thing", "problem-place-missing")
            }
            return (place, [])
        }
        return (place, try concerns(of: place, thing, sectors))
    }

    private mutating func concerns(of place: ProblemPlace, _ thing: Thing?, _ sectors: [Sector]) throws -> [String] {
        guard let coordinate = place.coordinate else {
            // For a thing without a position: what it lies in, as far as somebody speaks for it.
            return thing.map { [$0.id] + $0.within }?.filter { reading.vocabulary.speakers[$0] != nil } ?? []
        }
        let routing = try reading.problemRouting()
        do throws(ProblemRouting.Fault) {
            let concerned = try routing.concerned(coordinate, sectors: Set(sectors))
            return Array(concerned.prefix(ProblemLimits.concerns))
        } catch {
            fault(self["lat"] == nil ? "thing" : "lat", "problem-place-outside")
            return []
        }
    }

    /// Files, claims, letters and indicators; what is named must be there, and open to everyone as the problem is.
    mutating func problemEvidence(_ isIndicator: ProblemMakers.IsIndicator) throws -> ProblemEvidence {
        var evidence = ProblemEvidence()
        for digest in items("evidence") {
            guard Digest(hex: digest)?.hex == digest, try isKnownFile(digest) else {
                fault("evidence", "file-unknown")
                continue
            }
            evidence.files.append(digest)
        }
        let reading = reading
        evidence.claims = try known("claims", "claim-unknown") { id in
            guard let claim = try reading.claim(id)?.claim else { return nil }
            return try claim.visibility == .everyone && reading.thing(claim.thing)?.visibility == .everyone
        }
        evidence.letters = try known("letters", "letter-unknown") {
            reading.letter($0).map { $0.visibility == .everyone }
        }
        evidence.indicators = try known("indicators", "problem-indicator-unknown") {
            try isIndicator($0, reading) ? true : nil
        }
        if evidence.count > ProblemLimits.evidence {
            fault("claims", "too-many", ["count": String(ProblemLimits.evidence)])
        }
        return evidence
    }

    /// A file that the party itself has brought in, or one on which a problem rests already.
    private func isKnownFile(_ digest: String) throws -> Bool {
        if try FileBook.holds(digest, of: party, reading.db) { return true }
        return try ProblemShowings.citedFiles(among: [digest], reading.db).contains(digest)
    }

    /// The ids of a field.
    ///
    /// `isOpen` says whether everyone may read one, `nil` where there is none of that name.
    private mutating func known(
        _ name: String, _ code: String, _ isOpen: (String) throws -> Bool?
    ) throws -> [String] {
        var found: [String] = []
        for id in items(name) where !found.contains(id) {
            guard Identifier.isValid(id), let isOpen = try isOpen(id) else {
                fault(name, code, ["text": id])
                continue
            }
            if !isOpen { fault(name, "problem-evidence-hidden", ["text": id]) }
            found.append(id)
        }
        return found
    }

    /// One on each line, or with bars or spaces between them; of the address of a page its last step.
    private func items(_ name: String) -> [String] {
        (self[name] ?? "").split { $0.isWhitespace || $0 == "|" || $0 == "," }.compactMap(PastedAddress.id)
    }

    /// Notes why an act cannot follow what stands.
    mutating func check(_ act: ProblemAct.What, after course: ProblemCourse, beside field: String = "") {
        var trial = course
        do throws(ProblemActFault) {
            try trial.take(
                ProblemAct(act, party: party, position: .max, milliseconds: reading.now.milliseconds))
        } catch {
            fault(field, error.rawValue)
        }
    }
}
