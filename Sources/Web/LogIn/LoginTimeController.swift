import HTTPTypes
import Hummingbird
import NIOCore
import SecurityQuestions

/// How long a log-in still lasts, for the script that warns before it ends. Asking does not make it last longer; sending it as a
/// form does, as any form and any page: ``SessionMiddleware`` sees to that.
struct LoginTimeController: Sendable {
    func add(to router: Router<WebContext>) {
        router.get("\(Links.loginTime)", use: tell)
        router.post("\(Links.loginTime)", use: tell)
    }

    @Sendable private func tell(_ request: Request, _ context: WebContext) async throws -> Response {
        guard let time = try context.arrived().loginTime else {
            return Response(status: .forbidden, headers: [.cacheControl: "no-store"])
        }
        return Response(
            status: .ok, headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: ResponseBody(
                byteBuffer: ByteBuffer(string: "{\"idle\":\(time.idle),\"longest\":\(time.longest)}")))
    }
}
