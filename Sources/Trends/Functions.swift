// The standard library has no such functions; the C library of the platform is all that is taken from outside.
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

func exponential(_ value: Double) -> Double { exp(value) }
func logarithm(_ value: Double) -> Double { log(value) }
func logarithm1p(_ value: Double) -> Double { log1p(value) }
func complementaryErrorFunction(_ value: Double) -> Double { erfc(value) }
func logGamma(_ value: Double) -> Double { lgamma(value) }
