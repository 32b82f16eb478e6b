// Domain labels beyond ASCII, spelt in ASCII.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Domain labels beyond ASCII, spelt in ASCII.
///
/// Source: RFC 3492, section 6.3.
enum Punycode {
    private static let (base, low, high, skew, damp) = (36, 1, 26, 38, 700)

    /// The ASCII spelling without `xn--`; nil on overflow or beyond 59 characters.
    static func encode(_ label: [Unicode.Scalar]) -> String? {
        var output = label.filter(\.isASCII).map { UInt8($0.value) }
        let basicCount = output.count
        if basicCount > 0 { output.append(0x2D) }
        var (code, delta, bias, handled) = (0x80, 0, 72, basicCount)
        while handled < label.count {
            let rest = label.map { Int($0.value) }.filter { $0 >= code }
            guard let next = rest.min() else { return nil }
            let (product, overflow) = (next - code).multipliedReportingOverflow(by: handled + 1)
            guard !overflow, delta <= Int(Int32.max) - product else { return nil }
            delta += product
            code = next
            for scalar in label.map({ Int($0.value) }) {
                if scalar < code { delta += 1 }
                guard scalar == code else { continue }
                var quotient = delta
                var position = base
                while true {
                    let threshold = min(max(position - bias, low), high)
                    if quotient < threshold { break }
                    output.append(digit(threshold + (quotient - threshold) % (base - threshold)))
                    quotient = (quotient - threshold) / (base - threshold)
                    position += base
                }
                output.append(digit(quotient))
                bias = adapted(delta, count: handled + 1, isFirst: handled == basicCount)
                delta = 0
                handled += 1
            }
            delta += 1
            code += 1
        }
        return output.count <= 59 ? String(decoding: output, as: UTF8.self) : nil
    }

    private static func digit(_ value: Int) -> UInt8 {
        UInt8(value < 26 ? 0x61 + value : 0x30 + value - 26)
    }

    private static func adapted(_ delta: Int, count: Int, isFirst: Bool) -> Int {
        var delta = isFirst ? delta / damp : delta / 2
        delta += delta / count
        var steps = 0
        while delta > (base - low) * high / 2 {
            delta /= base - low
            steps += base
        }
        return steps + (base - low + 1) * delta / (delta + skew)
    }
}
