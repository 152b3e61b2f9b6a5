import Foundation
import SecurityQuestions

/// Tells the script that this page follows a call: where to ask for news, what it shows already, and for how many seconds.
struct CallFollowing {
    let mark: String
    let seconds: Int

    /// - Parameter end: ten minutes after "I am calling now", or when the code on the page is over.
    init(_ view: HomeView, while end: Date) {
        mark = CallNews(view).mark
        seconds = Int(end.timeIntervalSince(view.now).rounded(.up))
    }

    var content: HTML {
        seconds > 0
            ? "<p data-follow=\"\(Links.callNews(since: mark))\" data-seconds=\"\(seconds)\" hidden></p>" : .none
    }
}
