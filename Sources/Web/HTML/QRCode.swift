import CQREncode

/// A text as a QR code, for the camera of an authenticator app.
struct QRCode {
    let width: Int
    /// Row by row.
    private let isDark: [Bool]

    /// Nil where the text is too long for one.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        var modules = [UInt8](repeating: 0, count: 177 * 177)
        // The arrays are lent for the call and their lengths are told.
        let width = unsafe cqrencode_modules(bytes, bytes.count, &modules, modules.count)
        guard width > 0 else { return nil }
        self.width = Int(width)
        isDark = modules.prefix(Int(width) * Int(width)).map { $0 == 1 }
    }

    /// Black on white also on a dark page, with the quiet zone of four modules.
    func image(label: String) -> HTML {
        let size = width + 8
        return """
            <svg class="qr" role="img" aria-label="\(label)" viewBox="-4 -4 \(size) \(size)" shape-rendering="crispEdges">\
            <rect x="-4" y="-4" width="\(size)" height="\(size)" fill="#fff"/>\
            <path stroke="#000" d="\(path)"/></svg>
            """
    }

    /// A stroke for each run of dark modules.
    private var path: String {
        (0..<width).map { row in
            let dark = (0..<width).filter { isDark[row * width + $0] }
            let starts = dark.filter { column in column == 0 || !isDark[row * width + column - 1] }
            return starts.map { start in
                let length = (start..<width).prefix { isDark[row * width + $0] }.count
                return "M\(start) \(row).5h\(length)"
            }.joined()
        }.joined()
    }
}
