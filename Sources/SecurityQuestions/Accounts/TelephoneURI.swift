/// What a link to a phone number begins a call with (RFC 3966).
package enum TelephoneURI {
    /// An international number has its plus, others are as they are dialled.
    package static func of(_ number: String) -> String {
        "tel:" + (number.hasPrefix("+") ? "+" : "") + number.filter { $0.isASCII && $0.isNumber }
    }
}
