import HTTPTypes

/// The cookies that a browser sent; of two with one name the first counts (RFC 6265 §5.4).
///
/// Looked for byte by byte as they are asked for: three names are ours, and characters cost several times what bytes do.
struct RequestCookies: Sendable {
    private let header: String

    init(_ fields: HTTPFields) { header = fields[.cookie] ?? "" }

    subscript(name: String) -> Substring? {
        var rest = header.utf8[...]
        while !rest.isEmpty {
            let pair = rest.prefix { $0 != UInt8(ascii: ";") }
            rest = rest[pair.endIndex...].dropFirst()
            let cookie = pair.drop { $0 == UInt8(ascii: " ") }
            guard cookie.starts(with: name.utf8) else { continue }
            let value = cookie.dropFirst(name.utf8.count)
            if value.first == UInt8(ascii: "=") { return Substring(value.dropFirst()) }
        }
        return nil
    }
}
