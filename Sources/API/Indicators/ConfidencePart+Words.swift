import Environment

extension ConfidencePart.Rule {
    var name: String {
        switch self {
        case .yearsCovered: "years-covered"
        case .partsCovered: "parts-covered"
        case .statedForWhole: "stated-for-whole"
        case .besideThreshold: "beside-threshold"
        case .sourcesDisagree: "sources-disagree"
        case .oneSpeaker: "one-speaker"
        case .doubted: "doubted"
        case .sourcesAgree: "sources-agree"
        case .none: "none"
        }
    }

    /// The numbers that went into it.
    var numbers: [(String, Double)] {
        switch self {
        case .yearsCovered(let figures, let years, let empty):
            [("figures", Double(figures)), ("years", Double(years)), ("empty", Double(empty))]
        case .partsCovered(let known, let parts): [("known", Double(known)), ("parts", Double(parts))]
        case .besideThreshold(let probability): [("probability", probability)]
        case .sourcesDisagree(let speakers), .sourcesAgree(let speakers): [("speakers", Double(speakers))]
        case .statedForWhole, .oneSpeaker, .doubted, .none: []
        }
    }
}
