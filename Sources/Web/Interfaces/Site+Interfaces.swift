import Hummingbird
import Languages
import OpenData
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
                example: operation.exampleAddress(try reading.examples()))
        }
    }
}
