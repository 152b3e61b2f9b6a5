/// One of the accounts that a log-in opens, and who its owner is there.
package struct Opened: Sendable {
    package let member: Member
    package let account: Account

    package init(member: Member, account: Account) { (self.member, self.account) = (member, account) }
}
