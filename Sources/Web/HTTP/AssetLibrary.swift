import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import SecurityQuestions

/// The style sheet and the script: part of the binary, kept by browsers for as long as they stay the same.
struct Asset: Sendable {
    let path: String
    fileprivate let type: String
    fileprivate let body: ByteBuffer

    fileprivate init(_ name: String, type: String, _ bytes: [UInt8]) {
        let version = SHA256.hash(data: Data(bytes)).prefix(6).map { String(format: "%02x", $0) }.joined()
        path = "/assets/\(version)/\(name)"
        self.type = type
        body = ByteBuffer(bytes: bytes)
    }

    fileprivate var response: Response {
        Response(
            status: .ok,
            headers: [.contentType: type, .cacheControl: "public, max-age=31536000, immutable"],
            body: ResponseBody(byteBuffer: body))
    }
}

/// The assets a page names.
struct AssetPaths: Sendable {
    let style: String
    let script: String
    /// The Office Manager's besides.
    let ownScript: String?
    let colours: String
    let icon: String
    /// The brand's own, in place of its mark.
    let logo: String?
}

/// Everything served under `/assets`, whatever the host.
struct AssetLibrary: Sendable {
    static let style = Asset("countersign.css", type: "text/css; charset=utf-8", lean(PackageResources.countersign_css))
    static let helpStyle = Asset("help.css", type: "text/css; charset=utf-8", lean(PackageResources.help_css))
    private static let script = Asset(
        "countersign.js", type: "text/javascript; charset=utf-8", lean(PackageResources.countersign_js))
    private static let portalScript = Asset(
        "portal.js", type: "text/javascript; charset=utf-8", lean(PackageResources.portal_js))
    /// The care desk serves several brands and wears none of their looks.
    static let careLook = Brand.Look(accent: "#245a4c", accentOnDark: "#7fd1b9", mark: "key")

    private let byPath: [String: Asset]
    private let byBrand: [Brand.ID: AssetPaths]
    let care: AssetPaths

    /// - Parameter before: whose files are served as well: a page that names them may be on its way.
    init(brands: Brands, before: AssetLibrary? = nil) {
        var byPath = before?.byPath ?? [:]
        func paths(_ name: String, _ look: Brand.Look, script: Asset?) -> AssetPaths {
            let colours = Self.colours(name, look)
            let icon = Asset("icon.svg", type: "image/svg+xml", Array(Mark.file(look).text.utf8))
            let logo = look.logo.map { Asset("logo.\($0.kind)", type: $0.kind.rawValue, $0.bytes) }
            let all = [Self.style, Self.helpStyle, Self.script, Self.portalScript, colours, icon, logo]
            for asset in all.compactMap(\.self) { byPath[asset.path] = asset }
            return AssetPaths(
                style: Self.style.path, script: Self.script.path, ownScript: script?.path, colours: colours.path,
                icon: icon.path, logo: logo?.path)
        }
        care = paths("care-desk", Self.careLook, script: nil)
        byBrand = Dictionary(
            uniqueKeysWithValues: brands.all.map { ($0.id, paths($0.id, $0.look, script: Self.portalScript)) })
        self.byPath = byPath
    }

    func paths(of brand: Brand) -> AssetPaths { byBrand[brand.id] ?? care }

    func response(_ path: String) -> Response? { byPath[path]?.response }

    /// Without indentation and without lines of comment: they are for whoever reads the source. No text in these files goes over
    /// the end of a line.
    static func lean(_ source: [UInt8]) -> [UInt8] {
        let lines = String(decoding: source, as: UTF8.self).split(separator: "\n").map {
            $0.drop { $0 == " " }
        }
        let kept = lines.filter { line in
            !line.isEmpty && !line.hasPrefix("//") && !(line.hasPrefix("/*") && line.hasSuffix("*/"))
        }
        return Array((kept.joined(separator: "\n") + "\n").utf8)
    }

    /// Colours as custom properties of the style sheet: the content security policy allows no inline style.
    private static func colours(_ name: String, _ look: Brand.Look) -> Asset {
        let css = """
            :root{--accent:\(look.accent)}
            @media screen and (prefers-color-scheme:dark){:root{--accent:\(look.accentOnDark)}}
            """
        return Asset("\(name).css", type: "text/css; charset=utf-8", Array(css.utf8))
    }
}
