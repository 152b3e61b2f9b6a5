import Crypto
import CryptoExtras
import Foundation
import SecurityQuestions
import SignedTokens
import Testing

@testable import SingleSignOn

/// The key that this server shows a provider who it is by.
@Suite struct ClientKeyTests {
    @Test func `the public key is told, and nothing else of it`() throws {
        let own = P256.Signing.PrivateKey()
        for pem in [own.pemRepresentation] {
            let key = try ClientKey(pem: pem)
            let told = try #require(JSONObject(json: key.publicSet.utf8))
            guard case .array(let keys) = told["keys"], case .object(let jwk) = keys.first else {
                Issue.record("no set of keys")
                return
            }
            #expect(Set(jwk.names) == ["kty", "crv", "x", "y", "kid", "use", "alg"])
            let point = Array(own.publicKey.x963Representation.dropFirst())
            #expect(
                jwk.text("x") == Base64URL.text(point.prefix(32)) && jwk.text("y") == Base64URL.text(point.suffix(32)))
            #expect(jwk.text("kid") == key.id)
        }
        // RFC 7638 §3.1 has an example of RSA alone; this key and its thumbprint were made by another library.
        let known = try ClientKey(pem: Self.known)
        #expect(known.id == Self.thumbprint)
    }

    @Test func `what has no private key that can sign is told apart`() throws {
        func fault(_ pem: String) -> ClientKey.Fault? {
            do throws(ClientKey.Fault) {
                _ = try ClientKey(pem: pem)
                return nil
            } catch { return error }
        }
        #expect(fault(P256.Signing.PrivateKey().publicKey.pemRepresentation) == .isPublic)
        #expect(fault(P384.Signing.PrivateKey().pemRepresentation) == .isOther)
        #expect(fault("a secret") == .isOther && fault("") == .isOther)
        let small = try _RSA.Signing.PrivateKey(unsafeKeySize: .init(bitCount: 1024))
        #expect(fault(small.pemRepresentation) == .isOther)
        #expect(
            fault("-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----") == .isEncrypted)
    }

    @Test func `a key of RSA is told without saying how it signs`() throws {
        let key = try ClientKey(pem: Self.knownRSA)
        let told = try #require(JSONObject(json: key.publicSet.utf8))
        guard case .array(let keys) = told["keys"], case .object(let jwk) = keys.first else {
            Issue.record("no set of keys")
            return
        }
        #expect(Set(jwk.names) == ["kty", "n", "e", "kid", "use"])
        #expect(jwk.text("kid") == "7w7xnDuLL4feoe5W87qNoSs2xN1S1OrGhH_KSkJymQU", "as another library has it")
        #expect(key.certificate == nil && key.algorithms == [.ps256, .rs256])
        for algorithm in [TokenAlgorithm.ps256, .rs256] {
            let verified = try #require(VerificationKeys(json: key.publicSet.utf8, for: algorithm))
            let text = try key.assertion(of: "care", for: "https://login.example.com/token", by: algorithm, Self.world)
            let claims = try SignedToken(text).claims(by: verified, types: ["jwt"])
            #expect(claims.text("sub") == "care" && claims.text("aud") == "https://login.example.com/token")
            #expect(!claims.has("nbf"))
        }
    }

    private static let world = World(
        now: { Date(timeIntervalSince1970: 1_800_000_000) }, randomBytes: { Array(repeating: 7, count: $0) })

    private func part(_ place: Int, of assertion: String) throws -> JSONObject {
        let parts = assertion.split(separator: ".").map(String.init)
        return try #require(Base64URL.bytes(parts[place]).flatMap { JSONObject(json: $0) })
    }

    @Test(arguments: [true, false])
    func `a certificate beside the key is what it is known by, whichever stands first`(isFirst: Bool) throws {
        let pem = isFirst ? Self.certificate + "\n" + Self.knownRSA : Self.knownRSA + "\n" + Self.certificate
        let key = try ClientKey(pem: pem)
        #expect(key.certificate?.count == 785)
        let text = try key.assertion(of: "care", for: "https://login.example.com/token", by: .ps256, Self.world)
        let header = try part(0, of: text)
        #expect(Set(header.names) == ["alg", "typ", "x5t#S256"])
        // By openssl: the certificate in DER, through SHA-256.
        #expect(header.text("x5t#S256") == "-edxfPrQ6qmRD0uCw_X0x0TLc1m2zVqrEfGtumjpK5o")
        #expect(header.text("alg") == "PS256")
        let claims = try part(1, of: text)
        #expect(claims["nbf"]?.integer == 1_800_000_000 && claims["exp"]?.integer == 1_800_000_060)
    }

    @Test func `a certificate of another key is refused, and of several the one of this key counts`() throws {
        let own = P256.Signing.PrivateKey().pemRepresentation
        #expect(throws: ClientKey.Fault.hasOtherCertificate) { try ClientKey(pem: own + "\n" + Self.certificate) }
        let lines = Self.certificate.split(separator: "\n")
        // Another certificate, as far as anybody sees who does not look for this key.
        let other = (lines.prefix(4) + lines.suffix(4)).joined(separator: "\n")
        #expect(throws: ClientKey.Fault.hasOtherCertificate) { try ClientKey(pem: Self.knownRSA + "\n" + other) }
        let key = try ClientKey(pem: [Self.knownRSA, other, Self.certificate].joined(separator: "\n"))
        #expect(key.certificate?.count == 785)
    }

    private static let known = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgPkWf3Biwpe1CQhIF
        8tpI6/cL59EUW9KI1J9QCTJjswOhRANCAARZEAmcLVudrD6sFFA3S4GYLY2vcO8d
        jjeaV/Dx2HUW9+L27XG73POrC+pSBD2KOSd62OOCfPrN61/S4owvJJd9
        -----END PRIVATE KEY-----
        """
    private static let thumbprint = "l4JchlVQNsWImCm9zZ6FJlBEiOS5Ih9UE5MKmVlGr0g"

    /// By openssl, thrown away.
    private static let knownRSA = """
        -----BEGIN PRIVATE KEY-----
        MIIEvAIBADANBgkqhkiG9w0BAQEFAASCBKYwggSiAgEAAoIBAQCVFLfbWw4hm2zz
        wILUULLRKwOgt0E/daF/1kOJL4MBQFBchTlCvtj+jCmgzWKVgVTPmes7x2Q/fuXF
        VgYfnFjox/8fC5KBI0FKcXSk6lHEVaq+eeb2vSC3F4DsFKMIe5732CV01aZ6QSAe
        QUZjyvN8C1KZ53AigEBqfmau04FzlL+UTRZUDT/gIbzXsINZfwP/q29ETjGP1NAg
        mWq2Q79m4/xLQ3xNys9T8ifss0CJ/pgQwKLo55ud7MMQ1FfcaylRnGXy2MFBWMX3
        zELRC9Vb3M6uNh0laJh8bpvdWTzMlJX4NhuP6Rvn+NdR+LW2qDhFvVQtujjOF4cK
        Asy8vfTJAgMBAAECggEAOBBQjDeT+uN+d7Rf/wRSGwM4HAqOiRTtpSuovkCV3bSY
        BBM903H+HMwNI6HZfyvh/yh9JD/53T8Vnb6aEu0zKmd78+rgL5xYg2xjV1mfYlxt
        F7C0QPojAXffTej83sXOpJoui9+E+djgAUC+/exm4LFJYQN+Uhs1HldmujxkJFir
        La/waCxdVNjBck+EHXQpMb/wLGiNAPKYwg0jR+skUwf4lOXlOFyI9mrr/cJGWoTy
        3L70HdzX1iNE71dwcCTNwla6BmsGm5JCMMRT+l8YnZfuLVaRbwXFt5pxD3rpSk4j
        Yt53FfDMJgVzSf4orQQ36oXiZNVQgUTVTDJZpWHqGQKBgQDIxw/1DQWvEqU2llVh
        2Yq6aw8Gkzg7fDwk9zejWbDzaMyMyYULITGuXGLGAZaX5I2XyB0I2z74SsBHvPgb
        RMVo2kqGUQG0QRs625DYK+JBzvRm59e+LHU6GubU0UUXpwgiMee0RhQjJv5nWb6w
        QFBp6Q410e8aiopagKj/Qmq50wKBgQC+FaVaXRq+zgviRhUeFTFl9X1qKcFf/Qou
        gou1PE6HygdG/PimamyzKmqbpIoTOvCE82JCEPj+3c8cjKx6q36ilLsh6SBE4JJT
        Qjj/wTzoKAsptZNLqCBrjuuXKd5/iw6gWHQ70xvaKm6dGM5ne7woCVHFUCRkREkS
        BJuIopG5cwKBgBlXhtwXWLBQWioZr406OBhviuX5jw9zDuRbj9o+Z+dRQwBCL1jI
        R80KPC1h5fAmGPkfeQq1Ia2VQc/MOkS22XPymZV6hAyMazNyo0WlxFkqFg8nFEQc
        uG8tFhWmlGH34z7traFDdyc4tMO2wCre80dq8zA330YqVmw18R7G81GhAoGAbg/k
        hXUhdleiA+umcJu+1ZWWf7EbufOvQIzwTglUQ0XUfuMdKma29+rYfbSBCm93MtQm
        EbD4K8LNGG/Pstu34HWUASeWOqt5rmHK1TPTi20cQZNUbVs1InJHsWhZ36np1yhA
        bR9ooiMtlyL06HB52wjCYyhrWe88DAXE9RGEpUcCgYBUknj8DdAtPsX32V5vg7AO
        8QN8JkwPc6WZj9kopTzVIo8+oMivFVh3fX5wFJByIv7CqLrKJ0ndLGmHZkYIuqq5
        V3JZmE9yw9L5xz9hHRB7W6/ebyYcMV4nG37Y+hNCyjxkqZelzsQydBO85+/y7LEu
        4udv6X+S9oD9862omih99A==
        -----END PRIVATE KEY-----
        """
    private static let certificate = """
        -----BEGIN CERTIFICATE-----
        MIIDDTCCAfWgAwIBAgIUatyzk1Hr46/HuS3F9ZzmmmDfd5UwDQYJKoZIhvcNAQEL
        BQAwFjEUMBIGA1UEAwwLY291bnRlcnNpZ24wHhcNMjYxMTI4MTMwMzI2WhcNMzYx
        MTI1MTMwMzI2WjAWMRQwEgYDVQQDDAtjb3VudGVyc2lnbjCCASIwDQYJKoZIhvcN
        AQEBBQADggEPADCCAQoCggEBAJUUt9tbDiGbbPPAgtRQstErA6C3QT91oX/WQ4kv
        gwFAUFyFOUK+2P6MKaDNYpWBVM+Z6zvHZD9+5cVWBh+cWOjH/x8LkoEjQUpxdKTq
        UcRVqr555va9ILcXgOwUowh7nvfYJXTVpnpBIB5BRmPK83wLUpnncCKAQGp+Zq7T
        gXOUv5RNFlQNP+AhvNewg1l/A/+rb0ROMY/U0CCZarZDv2bj/EtDfE3Kz1PyJ+yz
        QIn+mBDAoujnm53swxDUV9xrKVGcZfLYwUFYxffMQtEL1Vvczq42HSVomHxum91Z
        PMyUlfg2G4/pG+f411H4tbaoOEW9VC26OM4XhwoCzLy99MkCAwEAAaNTMFEwHQYD
        VR0OBBYEFIqSl8Nj/voq6ygzValEorMuNvVgMB8GA1UdIwQYMBaAFIqSl8Nj/voq
        6ygzValEorMuNvVgMA8GA1UdEwEB/wQFMAMBAf8wDQYJKoZIhvcNAQELBQADggEB
        AFioKUDWP7rCvLeQW9pFIQ0sSgGQtI7am3nkUqJppkRzCaJetaA62jiBW13nmSOp
        MeBeqhlAtGpusuQeVypKxA5s5Ip8qLe9t80u6NBNJAg8ycWLStRMznMjBdjripF7
        K30OXTR/zQCSEy79qVknEMqzMGPCG5K07vLaT2tb4gDMiZCN47+eGyLM7R96wT7m
        PLSkDs6rm94aRf8Ad9PuWafdPIsV4+gszZwJMGU1fqNoz4/HhR8IHfi2lMcEAMxY
        H2V+9dbqfOLjl05R5ip4uOOWtvZM5ZdVMyvSmqdWUAPnVNzZkqfskK0Drv45HyYm
        HRJvedQxuIWIJECIW6haJE0=
        -----END CERTIFICATE-----
        """
}
