import HTTPTypes

@testable import Web

/// A cookie is what stands between `NAME=` and the next semicolon, or there is none.
enum CookieTarget {
    private static let names = ["__Host-countersign", "__Host-countersign-care", "language", "a"]

    static func fault(_ input: [UInt8]) -> String? {
        var fields = HTTPFields()
        fields[.cookie] = String(decoding: input, as: UTF8.self)
        let header = fields[.cookie] ?? ""
        let cookies = RequestCookies(fields)
        for name in names {
            let expected = header.utf8.split(separator: UInt8(ascii: ";")).map { $0.drop { $0 == UInt8(ascii: " ") } }
                .first { $0.starts(with: (name + "=").utf8) }?.dropFirst(name.utf8.count + 1)
            let found = cookies[name]
            guard (found == nil) == (expected == nil), found?.utf8.elementsEqual(expected ?? "".utf8[...]) ?? true
            else {
                return "\(name): \(String(describing: found)) of \(header.debugDescription)"
            }
        }
        return nil
    }
}
