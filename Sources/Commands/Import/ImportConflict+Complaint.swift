import SecurityQuestions

extension ImportConflict.Reason {
    func complaint(of new: NewAccount) -> String {
        switch self {
        case .numberTaken: "the account number “\(new.account.number)” is in the database already"
        case .unchangeable(.otherEmail):
            "the account “\(new.account.number)” is activated, and “\(new.owner.email.text)” is not its owner’s address: no file "
                + "changes that; see “countersign account member set-email”"
        case .unchangeable(.notAnOwner):
            "“\(new.owner.email.text)” is somebody’s of the account “\(new.account.number)”, but no owner’s: no file changes a role; "
                + "see “countersign account member set-role”"
        case .unchangeable(.closed):
            "the account “\(new.account.number)” is closed: see “countersign account reopen”"
        case .unchangeable(.severalOwners): "the account “\(new.account.number)” has several owners"
        }
    }
}
