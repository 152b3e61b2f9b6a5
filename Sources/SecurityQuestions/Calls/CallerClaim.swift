/// Something the caller states exactly and an account is found by. There is no list to browse.
public enum CallerClaim: Sendable, Hashable {
    case accountNumber(String)
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
}
