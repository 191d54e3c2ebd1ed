import Hummingbird
import Languages
import Register
import Serving

extension Site {
    func operationList(_ request: Request, _ language: Language) async throws -> Response {
        try await answer(request, language) { _, wording in
            OperationListPage(figures: Figures(wording: wording, names: [:]), operations: operations)
        }
    }

    func operation(_ request: Request, _ language: Language, _ id: String) async throws -> Response {
        guard let operation = operations.first(where: { $0.id == id }) else { throw RequestFault.noThing(id) }
        return try await answer(request, language) { reading, wording in
            OperationPage(
                figures: Figures(wording: wording, names: [:]), operation: operation,
                example: try reading.example(of: operation))
        }
    }
}

extension Reading {
    /// An address below the language that is answered with what this node holds; `nil` where there is none.
    fileprivate func example(of operation: InterfaceOperation) throws -> String? {
        switch operation.id {
        case "claim": try claims(limit: 1)?.first.map { "claims/\($0.claim.id)" }
        case "claim-history": try claims(limit: 1)?.first.map { "claims/\($0.claim.id)/history" }
        case "source": vocabulary.sources.keys.min().map { "sources/\($0)" }
        case "party": vocabulary.parties.keys.min().map { "parties/\($0)" }
        case "comparison": try comparisonExample()
        default: operation.example.isEmpty ? nil : operation.example
        }
    }

    private func comparisonExample() throws -> String? {
        guard let thing = try things(limit: 1)?.first else { return nil }
        let steps = try history(of: thing, limit: 2)
        guard steps.count == 2 else { return nil }
        return "things/\(thing.id)/history/compare?from=\(steps[1].position)&to=\(steps[0].position)"
    }
}
