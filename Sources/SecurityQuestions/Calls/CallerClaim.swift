/// Something the caller states exactly and an account is found by. There is no list to browse.
public enum CallerClaim: Sendable, Hashable {
    case accountNumber(String)
    case phone(PhoneNumber)
    case email(EmailAddress)

    /// Everything `typed` may be taken for, over the numbering plans of the agent's brands.
    public static func readings(of typed: String, plans: [PhoneNumberingPlan]) -> [CallerClaim] {
        let text = typed.trimmingSpaces()
        if let email = EmailAddress(text) { return [.email(email)] }
        let phones = Set(plans.compactMap { PhoneNumber(text, plan: $0) })
        let number = Account.key(ofNumber: text)
        return (number.isEmpty ? [] : [.accountNumber(number)]) + phones.map(CallerClaim.phone)
    }
}
