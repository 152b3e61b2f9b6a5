/// What reads text that anybody may have written: `Scripts/fuzz` runs each with inputs that it makes up, and
/// `FuzzingTests` with those that are kept.
enum FuzzTarget: String, CaseIterable {
    case form, cookies, forwarded, accounts, contacts
    case keyRing = "key-ring"
    case audit
    case spokenAnswers = "spoken-answers"
    case token, json, credentials

    /// What is wrong with what was made of the input, beside not crashing; nil where nothing is.
    func fault(_ input: [UInt8]) -> String? {
        switch self {
        case .form: FormTarget.fault(input)
        case .cookies: CookieTarget.fault(input)
        case .forwarded: ForwardedTarget.fault(input)
        case .accounts: AccountFileTarget.fault(input)
        case .contacts: ContactTarget.fault(input)
        case .keyRing: KeyRingTarget.fault(input)
        case .audit: AuditTarget.fault(input)
        case .spokenAnswers: SpokenAnswerTarget.fault(input)
        case .token: TokenTarget.fault(input)
        case .json: JSONTarget.fault(input)
        case .credentials: CredentialsTarget.fault(input)
        }
    }

    /// In bytes: the limit of the door, or where there is none so much that a loop within a loop takes its time.
    var longest: Int {
        switch self {
        case .form, .cookies, .forwarded: 16 << 10
        case .spokenAnswers, .credentials: 512
        case .accounts, .contacts, .keyRing, .audit, .token, .json: 64 << 10
        }
    }
}
