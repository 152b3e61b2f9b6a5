import HTTPTypes
import Hummingbird
import NIOCore
import Phrasebook
import SecurityQuestions

/// What an error means to whoever asked: a status and words, never the error itself.
struct Failure {
    let status: HTTPResponse.Status
    let words: FailureWords.Page

    /// In seconds: when to come again; nil where that would change nothing.
    let retryAfter: Int?

    init(_ error: any Error) {
        (status, words) = Self.meaning(of: error)
        retryAfter =
            if case KeepingFailure.limited(let seconds) = error { seconds } else {
                status == .serviceUnavailable ? (words.title == FailureWords.unsaved.title ? 60 : 3) : nil
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
