import HTTPTypes
import Hummingbird
import Phrasebook
import SecurityQuestions
import SignedTokens

/// What the interface says of itself, to anybody: its description, and a page for each of its problems.
struct DescriptionController: Sendable {
    let services: WebServices

    func response(to operation: ClientAPI.Operation, _ request: Request, _ context: WebContext) throws -> Response {
        var response =
            switch operation.path {
            case Links.apiDescription: JSONResponse.text(APIDescription.json, status: .ok)
            case Links.apiKeySet:
                JSONResponse.text(try services.grantKeySet(), status: .ok, type: "application/jwk-set+json")
            case Links.apiConfiguration: try JSONResponse.of(Configuration(issuer: services.grants.issuer()))
            default: try problem(context)
            }
        response.headers[.cacheControl] = "public, max-age=300"
        return response
    }

    /// Where a client finds the rest, and by what grants are known (in the manner of RFC 8414).
    private struct Configuration: Encodable {
        let issuer: String
        let jwksUri: String
        let introspectionEndpoint: String
        let introspectionEndpointAuthMethodsSupported = ["client_secret_basic"]
        let grantTyp = GrantTokenCheck.type
        let grantSigningAlgValuesSupported = [TokenAlgorithm.es256.rawValue]
        let acrValuesSupported = GrantTokenCheck.classes
        let serviceDesc: String

        init(issuer: String) {
            self.issuer = issuer
            jwksUri = issuer + Links.apiKeySet
            introspectionEndpoint = issuer + Links.apiIntrospection
            serviceDesc = issuer + Links.apiDescription
        }
    }

    private func problem(_ context: WebContext) throws -> Response {
        guard let kind = ProblemKind(rawValue: try context.parameters.require("problem")) else {
            throw Problem.notFound
        }
        return ProblemPage(kind: kind, language: context.language).response
    }
}
