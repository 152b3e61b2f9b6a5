/// Why a text is no phone number; whoever wrote it is told what to write instead.
package enum PhoneNumberRefusal: Error, Sendable, Hashable {
    case empty
    /// No number in it, or signs between which no number can be told: "anonymous", "+33+6…".
    case noNumber
    /// Letters that are neither an extension's nor on the keys of a North American number.
    case letters
    /// A North American number without its area code.
    case areaCodeMissing
    /// Two to five digits: a number inside a company.
    case inside
    /// No country has a code that the number begins with.
    case unknownCountry
    /// Too few or too many digits for the country of this code.
    case wrongLength(callingCode: String)
    /// Of the brand's own country, but not as its plan has them.
    case notNational
}
