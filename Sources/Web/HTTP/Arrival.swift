/// The names by which controllers set a site's cookies.
enum Arrival {
    typealias Door = SiteCookies
}
