extension Quantity {
    /// The fewest significant digits a converted number is given.
    private static let fewestDigits = 3

    /// The same quantity in another unit; throws `otherDimension`, or `tooLarge` beyond 18 digits.
    ///
    /// Between decimal units (`Mt`, `t`) the digits stay as they are. Otherwise the result gets about as many digits as
    /// were stated, and three at least.
    package func converted(to target: Unit) throws(UnitError) -> Quantity {
        guard unit.converts(to: target) else {
            throw UnitError(code: .otherDimension, unit: unit.code, part: target.code)
        }
        let factor = unit.factor(to: target)
        let unit = unit
        let amount = try amount.map { number throws(UnitError) -> Number in
            if factor.coefficient == 1, unit.offset == target.offset,
                let shifted = number.shifted(byPowerOfTen: factor.power)
            {
                return shifted
            }
            let value = try unit.convert(number.double, to: target)
            let unitOfLastDigit = factor.apply(to: powerOfTen(number.exponent))
            let digits = Self.fractionDigits(for: value, unitOfLastDigit: unitOfLastDigit)
            guard let result = Number(value, fractionDigits: digits) else {
                throw UnitError(code: .tooLarge, unit: unit.code, part: target.code)
            }
            return result
        }
        return Quantity(amount: amount, unit: target, datum: datum)
    }

    /// Digits after the point that keep the stated precision and at least three significant digits.
    private static func fractionDigits(for value: Double, unitOfLastDigit: Double) -> Int {
        var digits = 0
        while digits < Number.maximumFractionDigits, unitOfLastDigit * powerOfTen(digits) < 0.999_999 { digits += 1 }
        // Counting up until the number has three digits before the point, as far as zeros allow.
        let least = powerOfTen(fewestDigits - 1)
        while digits < Number.maximumFractionDigits, value != 0, value.magnitude * powerOfTen(digits) < least {
            digits += 1
        }
        // A `Double` holds no more than about 17 digits, and a number no more than 18.
        while digits > 0, value.magnitude * powerOfTen(digits) >= 1e17 { digits -= 1 }
        return digits
    }
}

extension Number {
    /// The number times 10^`power` with its digits kept; nil when it does not fit.
    func shifted(byPowerOfTen power: Int) -> Number? {
        guard power.magnitude <= 60 else { return nil }
        let digits = fractionDigits - power
        if digits >= 0 { return Number(mantissa: mantissa, fractionDigits: digits) }
        var result = mantissa
        for _ in 0..<(-digits) {
            let (product, overflows) = result.multipliedReportingOverflow(by: 10)
            if overflows || product.magnitude >= 1_000_000_000_000_000_000 { return nil }
            result = product
        }
        return Number(mantissa: result, fractionDigits: 0)
    }
}
