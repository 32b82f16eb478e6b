// Numbers as people read them.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Numbers as people read them.
enum Numbers {
    /// With a comma before every third digit.
    static func grouped(_ number: Int) -> String {
        var text = ""
        for (offset, digit) in String(abs(number)).reversed().enumerated() {
            if offset > 0, offset % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return (number < 0 ? "-" : "") + String(text.reversed())
    }

    /// A count and its noun.
    static func counted(_ number: Int, _ singular: String, _ plural: String) -> String {
        "\(grouped(number)) \(number == 1 ? singular : plural)"
    }
}
