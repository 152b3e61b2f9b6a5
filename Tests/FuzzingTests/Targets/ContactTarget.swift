import SecurityQuestions

/// A phone number and an address that were read are read as the same again.
enum ContactTarget {
    private static let plans = PhoneNumberingPlan.all.sorted { $0.key < $1.key }.map(\.value)

    static func fault(_ input: [UInt8]) -> String? {
        let text = String(decoding: input, as: UTF8.self)
        for plan in plans {
            guard let phone = PhoneNumber(text, plan: plan) else { continue }
            guard PhoneNumber(e164: phone.e164) == phone else {
                return "\(text.debugDescription): \(phone.e164) is none"
            }
            for other in plans where PhoneNumber(phone.e164, plan: other) != phone {
                return
                    "\(text.debugDescription): \(phone.e164), and that is \(PhoneNumber(phone.e164, plan: other)?.e164 ?? "none")"
            }
        }
        guard let email = EmailAddress(text) else { return nil }
        guard let again = EmailAddress(email.text), again == email, again.key == email.key else {
            return "\(text.debugDescription) is read as \(email.text.debugDescription), and that as something else"
        }
        return email.text.contains { $0.isNewline || $0.isWhitespace }
            ? "a space in \(email.text.debugDescription)" : nil
    }
}
