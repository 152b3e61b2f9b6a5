import Hummingbird
import Phrasebook
import SecurityQuestions

/// What has happened at the client's brand, for who cannot be called.
struct EventAPIController: Sendable {
    let services: WebServices

    func add(to router: some RouterMethods<ClientContext>) { router.get("\(Links.apiEvents)", use: list) }

    private struct Told: Encodable {
        let events: [MachineEvent]
        /// To be sent as `after` the next time, now or later.
        let next: String
        let more: Bool
    }

    private static let mostAtOnce = 1000
    private static let usual = 100

    @Sendable private func list(_ request: Request, _ context: ClientContext) async throws -> Response {
        try context.require(.readEvents)
        let after = try Self.number("after", of: request, within: 0...Int64.max)
        let limit = try Self.number("limit", of: request, within: 1...Int64(Self.mostAtOnce))
        let page = try await services.stores.events(
            of: context.client.brand, after: after, limit: limit.map { Int($0) } ?? Self.usual)
        return try JSONResponse.of(Told(events: page.events, next: String(page.reached), more: page.isMore))
    }

    /// Nil where it is not said.
    static func number(_ name: String, of request: Request, within range: ClosedRange<Int64>) throws -> Int64? {
        let said = request.uri.queryParameters.filter { $0.key == name[...] }
        guard !said.isEmpty else { return nil }
        guard said.count == 1, let text = said.first?.value, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let number = Int64(text), range.contains(number)
        else {
            throw Problem.invalid([.init(pointer: "/\(name)", detail: FaultWords.noNumber(of: range))])
        }
        return number
    }
}
