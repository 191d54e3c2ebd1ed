import Hummingbird
import Languages
import OpenData
import Register
import Serving

extension Site {
    func operationList(_ request: Request, _ visit: Visit) async throws -> Response {
        try await answer(request, visit) { _, wording in
            OperationListPage(figures: Figures(wording: wording, names: [:]), operations: operations)
        }
    }

    func operation(_ request: Request, _ visit: Visit, _ id: String) async throws -> Response {
        guard let operation = operations.first(where: { $0.id == id }) else { throw RequestFault.noThing(id) }
        let base = Self.base(of: request)
        return try await answer(request, visit) { reading, wording in
            OperationPage(
                figures: Figures(wording: wording, names: [:]), operation: operation,
                example: operation.exampleAddress(try operationExamples(reading, base)))
        }
    }
}
