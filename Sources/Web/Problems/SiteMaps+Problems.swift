import Languages
import Markup
import Measures
import Problems
import Register

extension SiteMaps {
    /// The map of a list of problems, each a ring that leads to its page.
    func problems(_ lines: [ProblemLine], _ things: [String: Thing], _ wording: Wording) -> Markup {
        guard let plate = plate(wording, "problems", width: 420, .coarse), let bounds = bounds(wording) else {
            return Markup()
        }
        let links = Links(language: wording.language)
        let features = lines.compactMap { line -> MapFeature? in
            guard let place = Self.place(line.problem, things), bounds.contains(place) else { return nil }
            return feature(line.problem, place, links.problem(line.id).text, wording, isChosen: false)
        }
        guard !features.isEmpty else { return Markup() }
        let drawing = MapDrawing(
            plate: plate, features: features, title: wording.say("problem.map"), about: "", page: wording.language)
        return element(.figure, [.class("map-frame")]) {
            drawing.markup
            figcaption { wording.say("map.disclaimer") }
        }
    }

    /// A small map that shows where one problem lies.
    func problem(_ problem: Problem, _ things: [String: Thing], _ wording: Wording) -> Markup {
        guard let place = Self.place(problem, things), let bounds = bounds(wording), bounds.contains(place),
            let plate = plate(wording, "locator", width: 220, .coarse)
        else { return Markup() }
        let title = wording.say("map.locator", ["name": .text(wording.plain(problem.title))])
        let drawing = MapDrawing(
            plate: plate, features: [feature(problem, place, nil, wording, isChosen: true)], title: title,
            about: title, page: wording.language)
        return element(.figure, [.class("map-frame locator")]) { drawing.markup }
    }

    /// The map on which a place is chosen by a script, with what the script reckons from.
    func choosingPlace(_ wording: Wording, _ reading: Reading) throws -> Markup {
        guard let plate = plate(wording, "choosing", width: 420, .coarse) else { return Markup() }
        let ports = try reading.things(ofKind: "port").prefix(40).map { thing in
            MapFeature(
                id: thing.id, mark: .ring, name: thing.shortName(wording.language),
                language: thing.languageOfShortName(wording.language), rank: MapShown.rank(of: thing),
                position: thing.position)
        }
        let drawing = MapDrawing(
            plate: plate, features: Array(ports), title: wording.say("problem.report.map"), about: "",
            page: wording.language)
        let numbers = plate.projection.parameters.map { "\($0)" }.joined(separator: " ")
        let page = "\(plate.projection.width) \(plate.projection.height)"
        return element(
            .figure,
            [
                .class("map-frame place-map"), .id("place-map"), .hidden(), .data("projection", numbers),
                .data("page", page),
            ]
        ) {
            figcaption { wording.say("problem.report.map.hint") }
            drawing.markup
        }
    }

    private static func place(_ problem: Problem, _ things: [String: Thing]) -> Coordinate? {
        problem.place.coordinate ?? problem.place.thing.flatMap { things[$0]?.position }
    }

    private func feature(
        _ problem: Problem, _ place: Coordinate, _ address: String?, _ wording: Wording, isChosen: Bool
    ) -> MapFeature {
        let title = problem.title.reading(in: wording.language)
        return MapFeature(
            id: problem.id, mark: .ring, name: title?.text ?? problem.id,
            language: title?.language ?? wording.language, address: address, rank: 1, position: place,
            isChosen: isChosen)
    }
}
