import SecurityQuestions

extension LoggedInContext {
    func passwordIsFresh(_ services: WebServices) -> Bool {
        login.passwordIsFresh(at: services.world.now())
    }
}
