import HTTPTypes

/// The cookies that a browser sent, read in one pass; of two with one name the first counts (RFC 6265 §5.4).
struct RequestCookies: Sendable {
    private var values: [Substring: Substring] = [:]

    init(_ fields: HTTPFields) {
        for pair in (fields[.cookie] ?? "").split(separator: ";") {
            let parts = pair.drop { $0 == " " }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if parts.count == 2, values[parts[0]] == nil { values[parts[0]] = parts[1] }
        }
    }

    subscript(name: String) -> Substring? { values[name[...]] }
}
