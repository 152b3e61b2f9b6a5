struct AccountFieldsRefused: Error, Sendable {
    let complaints: [String]
}
