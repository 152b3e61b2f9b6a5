import HTTPTypes
import Hummingbird
import NIOCore
import Phrasebook
import SecurityQuestions
import Telemetry

/// What an error means to whoever asked: a status and words, never the error itself.
struct Failure {
    let status: HTTPResponse.Status
    let words: FailureWords.Page

    /// In seconds: when to come again; nil where that would change nothing.
    let retryAfter: Int?

    init(_ error: any Error) {
        (status, words) = Self.meaning(of: error)
        retryAfter =
            switch error {
            case KeepingFailure.limited(let seconds): seconds
            case is TooManyForms: Int(Paces.longest.components.seconds)
            case StoreFailure.full, StoreFailure.readOnly: 60
            default: status == .serviceUnavailable ? 3 : nil
            }
    }

    /// Under which name the log tells of an error of the server: where it was only too much at once, that passes by itself.
    static func event(of error: any Error) -> LoggedEvent {
        switch error {
        case KeepingFailure.busy, StoreFailure.busy, StoreFailure.locked, StoreFailure.conflict: .requestBusy
        default: .requestFailed
        }
    }

    private static func meaning(of error: any Error) -> (HTTPResponse.Status, FailureWords.Page) {
        switch error {
        case is StaleForm: (.forbidden, FailureWords.stale)
        case is FormOfOtherAccount: (.conflict, FailureWords.otherAccount)
        case is NotAllowed: (.forbidden, FailureWords.notAllowed)
        case is SupervisorsOnly: (.forbidden, FailureWords.supervisorsOnly)
        case is ManagersOnly: (.forbidden, FailureWords.managersOnly)
        case is OtherNetwork: (.forbidden, FailureWords.elsewhere)
        case is UnknownHost: (.misdirectedRequest, FailureWords.wrongHost)
        case is NIOTooManyBytesError: (.contentTooLarge, FailureWords.tooLarge)
        case let altered as RecordAltered: (.conflict, FailureWords.altered(altered.record))
        case KeepingFailure.limited: (.tooManyRequests, FailureWords.tooOften)
        case is TooManyForms: (.tooManyRequests, FailureWords.tooManyForms)
        case KeepingFailure.busy: (.serviceUnavailable, FailureWords.busy)
        case StoreFailure.locked, StoreFailure.busy, StoreFailure.conflict, StoreFailure.connectionLost:
            (.serviceUnavailable, FailureWords.busy)
        case StoreFailure.full, StoreFailure.readOnly: (.serviceUnavailable, FailureWords.unsaved)
        case let error as HTTPError: meaning(of: error.status)
        default: (.internalServerError, FailureWords.broken)
        }
    }

    private static func meaning(of status: HTTPResponse.Status) -> (HTTPResponse.Status, FailureWords.Page) {
        switch status.code {
        case 404, 405: (status, FailureWords.notFound)
        case 413: (status, FailureWords.tooLarge)
        case 400..<500: (status, FailureWords.badRequest)
        default: (.internalServerError, FailureWords.broken)
        }
    }
}
