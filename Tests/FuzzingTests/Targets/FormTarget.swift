import Foundation

@testable import Web

/// A form comes from anybody: what was typed is read as it was typed, and nothing else.
enum FormTarget {
    private static let names: [Form.Field] = [
        .token, .language, .back, .email, .password, .answer, .stated, .said, .kind, .reason, .supportCode,
    ]

    static func fault(_ input: [UInt8]) -> String? {
        let body = String(decoding: input, as: UTF8.self)
        let form = Form(urlEncoded: body)
        for name in names {
            let value = form[name]
            if value.utf8.count > body.utf8.count { return "\(name.rawValue) is longer than all that was sent" }
            guard let sent = value.addingPercentEncoding(withAllowedCharacters: .alphanumerics) else { continue }
            let again = Form(urlEncoded: "x=1&\(name.rawValue)=\(sent)&\(name.rawValue)=later")[name]
            if again.utf8.elementsEqual(value.utf8) == false { return "\(name.rawValue): \(value.debugDescription)" }
        }
        return nil
    }
}
