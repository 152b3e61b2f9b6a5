/// Thrown by a page that only opens after log-in; answered by a way there and back.
struct LoginNeeded: Error {
    let path: String
}
