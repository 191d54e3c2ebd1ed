// The standard library has no trigonometry; the C library of the platform is all that is taken from outside.
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

func sine(_ angle: Double) -> Double { sin(angle) }
func cosine(_ angle: Double) -> Double { cos(angle) }
func arcSine(_ value: Double) -> Double { asin(value) }

func radians(_ degrees: Double) -> Double { degrees * .pi / 180 }
