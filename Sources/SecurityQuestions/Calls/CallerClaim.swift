/// Something the caller states exactly and an account is found by. There is no list to browse.
public enum CallerClaim: Sendable, Hashable {
    case accountNumber(String)
    /// The digits of an account number whose letters, at its beginning, were not said.
    case accountDigits(String)
    case phone(PhoneNumber)
    case email(EmailAddress)

    /// Everything `typed` may be taken for, over the numbering plans of the agent's brands.
    public static func readings(of typed: String, plans: [PhoneNumberingPlan]) -> [CallerClaim] {
        let text = typed.trimmingSpaces()
        let sent = Set(plans.compactMap { PhoneNumber(sent: text, plan: $0) })
        let phones = sent.union(sent.compactMap(\.asFirstStored)).map(CallerClaim.phone)
        // "+33612345678@pbx.example" is what a switchboard sends, and could be somebody's address.
        if let email = EmailAddress(text) { return [.email(email)] + phones }
        let number = Account.key(ofNumber: text)
        return (number.isEmpty ? [] : [.accountNumber(number)]) + phones
    }

    /// `typed` as the digits of an account number, where it is nothing but digits and long enough to be no guess.
    package static func digitsAlone(_ typed: String) -> [CallerClaim] {
        let number = Account.key(ofNumber: typed)
        let isDigits = number.allSatisfy { $0.isASCII && $0.isNumber }
        return isDigits && number.count >= fewestDigits ? [.accountDigits(number)] : []
    }

    package static let fewestDigits = 4
    /// A brand whose account numbers begin in more ways than this has them said whole.
    package static let beginningsAllowed = 20
}
