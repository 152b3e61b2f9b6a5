import ArgumentParser
import Web
import Yams

@main struct C { static func main() {} }
