/// A sentence over a page: what was done, what is the matter. The words carry the meaning, the colour only helps.
enum Banner {
    static func done(_ words: String) -> HTML { "<p class=\"banner done\" role=\"status\">\(words)</p>" }
    static func info(_ words: String) -> HTML { "<p class=\"banner info\" role=\"status\">\(words)</p>" }
    static func error(_ words: String) -> HTML { "<p class=\"banner error\" role=\"alert\">\(words)</p>" }
    static func warning(_ words: String) -> HTML { "<p class=\"banner warning\" role=\"status\">\(words)</p>" }
}
