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
func tangent(_ angle: Double) -> Double { tan(angle) }
func arcTangent(_ value: Double) -> Double { atan(value) }
func logarithm(_ value: Double) -> Double { log(value) }
func exponential(_ value: Double) -> Double { exp(value) }

func radians(_ degrees: Double) -> Double { degrees * .pi / 180 }
