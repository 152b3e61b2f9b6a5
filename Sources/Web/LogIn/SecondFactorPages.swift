import HTTPTypes
import Hummingbird
import Phrasebook
import SecurityQuestions

/// Scan, or type, then enter the first code.
struct SetUpPage {
    let key: SealedKey
    let link: KeyLink
    let error: Phrase?
    let isRequired: Bool

    func response(_ visit: Visit) -> Response {
        let text = visit.text
        let field = Field(
            name: .code, label: text(SecondFactorWords.firstCode), hint: text(SecondFactorWords.codeHint),
            error: error.map(text.callAsFunction))
        let cancel: HTML =
            isRequired ? .none : "<a class=\"button\" href=\"\(visit.wayBack)\">\(text(Words.cancel))</a>"
        return visit.page(
            text.errorTitle(SecondFactorWords.setUpTitle, isWrong: error != nil),
            """
            <section class="card narrow">
            <h1>\(text(SecondFactorWords.setUpTitle))</h1>
            \(isRequired ? Banner.info(text(SecondFactorWords.required)) : .none)
            <p>\(text(SecondFactorWords.setUpWhat))</p>
            <ol class="steps">
            <li>\(text(SecondFactorWords.scan))
            \(QRCode(link.text).map { $0.image(label: text(SecondFactorWords.qrCode)) }.orNone)
            <p>\(text(SecondFactorWords.orType))<br>
            <strong class="secret-key">\(link.groups.joined(separator: " "))</strong></p>
            <p><a href="\(link.text)">\(text(SecondFactorWords.openApp))</a></p></li>
            <li>\(text(SecondFactorWords.enterFirst))</li>
            </ol>
            <form method="post" action="\(Links.secondFactor)" novalidate>
            \(visit.tokenField)<input type="hidden" name="key" value="\(key.formText)">
            \(field.input(.oneTimeCode))
            <p class="buttons"><button class="primary">\(text(SecondFactorWords.turnOn))</button>
            \(cancel)</p>
            </form>
            </section>
            """, tab: .account, status: error == nil ? .ok : .unprocessableContent)
    }
}

/// The recovery codes, this once.
struct RecoveryCodesPage {
    let codes: [String]

    func response(_ visit: Visit) -> Response {
        let text = visit.text
        return visit.page(
            text(SecondFactorWords.recoveryTitle),
            """
            <section class="card narrow">
            <h1>\(text(SecondFactorWords.recoveryTitle))</h1>
            \(Banner.done(text(SecondFactorWords.turnedOn)))
            <p>\(text(SecondFactorWords.recoveryWhat))</p>
            <ul class="codes" id="recovery-codes">\(codes.map { "<li>\($0)</li>" as HTML })</ul>
            \(CopyButton(of: "recovery-codes", label: Words.copy, file: SecondFactorWords.file).content(text))
            <p class="quiet">\(text(SecondFactorWords.recoveryKeep))</p>
            <p><a class="button primary" href="\(visit.wayBack)">\(text(SecondFactorWords.kept))</a></p>
            </section>
            """, tab: .account)
    }
}

/// It is on: since when, how many recovery codes are left, and how to turn it off.
struct SecondFactorPage {
    let factor: SecondFactor
    let recovered: Bool
    let isRequired: Bool
    var codeError: Phrase?
    var recoveryError: Phrase?

    func response(_ visit: Visit, status: HTTPResponse.Status? = nil) -> Response {
        let text = visit.text
        let isWrong = codeError != nil || recoveryError != nil
        let left = factor.recoveryCodesLeft
        return visit.page(
            text.errorTitle(SecondFactorWords.title, isWrong: isWrong),
            """
            <section class="card narrow">
            <h1>\(text(SecondFactorWords.title))</h1>
            \(recovered ? Banner.info(text(SecondFactorWords.recovered(left: left))) : .none)
            <p>\(text(SecondFactorWords.onSince(text.date(factor.turnedOnAt))))</p>
            <p>\(text(SecondFactorWords.recoveryLeft(left)))</p>
            <p><a class="button" href="\(visit.wayBack)">\(text(visit.wayBackWords))</a></p>
            <h2>\(text(SecondFactorWords.offTitle))</h2>
            <p>\(text(isRequired ? SecondFactorWords.offWhatRequired : SecondFactorWords.offWhat))</p>
            <form method="post" action="\(Links.secondFactorOff)" novalidate>
            \(visit.tokenField)
            \(SecondFactorFields(codeError: codeError, recoveryError: recoveryError, isQuiet: true).content(text))
            <p><button>\(text(SecondFactorWords.turnOff))</button></p>
            </form>
            </section>
            """, tab: .account, status: status ?? (isWrong ? .unprocessableContent : .ok), isAt: Links.secondFactor)
    }
}

struct SecondFactorOffPage {
    func response(_ visit: Visit) -> Response {
        PlainPage(
            title: SecondFactorWords.offDone, words: [SecondFactorWords.offDoneWhat],
            way: (visit.wayBack, visit.wayBackWords)
        ).response(visit)
    }
}

extension Visit {
    /// Where one comes from on the pages of one's own log-in.
    var wayBack: String { site.wayBack.path }
    var wayBackWords: Phrase { site.wayBack.words }
}
