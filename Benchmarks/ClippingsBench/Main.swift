@main
struct ClippingsBench {
    static func main() {}
}
