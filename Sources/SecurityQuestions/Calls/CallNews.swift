import Foundation

/// What of calls and codes a page of the Office Manager shows that follows a call, in short: pages that show the same have the
/// same mark. It says nothing of what they show.
package struct CallNews: Sendable {
    private let announcement: CallAnnouncement?
    private let calls: [Call]
    private let code: SupportCode?

    /// - Parameters:
    ///   - announcement: the latest of the account, and likewise `code`.
    ///   - calls: under way.
    package init(announcement: CallAnnouncement?, calls: [Call], code: SupportCode?) {
        (self.announcement, self.calls, self.code) = (announcement, calls, code)
    }

    package init(_ view: HomeView) {
        self.init(announcement: view.announcement, calls: view.calls, code: view.supportCode)
    }

    /// What happens by the clock alone is not in it: the page has a clock of its own.
    package var mark: String {
        let announced = announcement.map { said in
            "\(said.id) \(said.call?.description ?? "") \(said.otherCallAt?.timeIntervalSince1970 ?? 0)"
        }
        let underWay = calls.map { "\($0.id) \($0.verifiedAt != nil)" }.sorted().joined(separator: ",")
        let made = code.map { "\($0.id) \($0.usedAt != nil || $0.wrong >= SupportCode.wrongAllowed)" }
        let all = [announced ?? "", underWay, made ?? ""].joined(separator: ";")
        return Base64URL.text(Array(TokenHash.sha256(of: all).bytes.prefix(12)))
    }
}
