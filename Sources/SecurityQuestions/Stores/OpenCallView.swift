/// A call that an agent has open, with the name of the account: what leads back to it from every page.
package struct OpenCallView: Sendable {
    package let call: Call
    package let company: String

    package init(call: Call, company: String) {
        self.call = call
        self.company = company
    }

    /// It would end with the next call about the account.
    package func isVerified(about account: ID<Account>) -> Bool { call.account == account && call.verifiedAt != nil }
}
