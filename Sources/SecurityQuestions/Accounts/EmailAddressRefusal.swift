/// Why a text is no e-mail address; whoever wrote it is told what to write instead.
package enum EmailAddressRefusal: Error, Sendable, Hashable {
    case empty
    /// No `@`, or nothing on one side of it.
    case incomplete
    case severalAt
    /// `"a b"@…`: hardly any mail server takes a quoted name.
    case quoted
    /// `a@[192.0.2.1]`.
    case numericDomain
    /// Two full stops in a row, or one at an end of the domain.
    case domain
    case tooLong
    /// A space or sign that no address has, several addresses among them.
    case sign
}
