/// Why a look-up found nobody, where there is more to say; the detail of its entry in the audit log.
public enum LookUpFailure: String, Sendable {
    case severalAccounts = "several accounts"
}
