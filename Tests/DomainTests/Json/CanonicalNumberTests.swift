// How numbers are spelt.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

/// RFC 8785, appendix B, and the same rule everywhere else.
struct CanonicalNumberTests {
    @Test(
        arguments: [
            (0x0000_0000_0000_0000, "0"), (0x8000_0000_0000_0000, "0"),
            (0x0000_0000_0000_0001, "5e-324"), (0x8000_0000_0000_0001, "-5e-324"),
            (0x7FEF_FFFF_FFFF_FFFF, "1.7976931348623157e+308"),
            (0xFFEF_FFFF_FFFF_FFFF, "-1.7976931348623157e+308"),
            (0x4340_0000_0000_0000, "9007199254740992"),
            (0xC340_0000_0000_0000, "-9007199254740992"),
            (0x4430_0000_0000_0000, "295147905179352830000"),
            (0x44B5_2D02_C7E1_4AF5, "9.999999999999997e+22"), (0x44B5_2D02_C7E1_4AF6, "1e+23"),
            (0x44B5_2D02_C7E1_4AF7, "1.0000000000000001e+23"),
            (0x444B_1AE4_D6E2_EF4E, "999999999999999700000"),
            (0x444B_1AE4_D6E2_EF4F, "999999999999999900000"), (0x444B_1AE4_D6E2_EF50, "1e+21"),
            (0x3EB0_C6F7_A0B5_ED8C, "9.999999999999997e-7"), (0x3EB0_C6F7_A0B5_ED8D, "0.000001"),
            (0x41B3_DE43_5555_5553, "333333333.3333332"),
            (0x41B3_DE43_5555_5554, "333333333.33333325"),
            (0x41B3_DE43_5555_5555, "333333333.3333333"),
            (0x41B3_DE43_5555_5556, "333333333.3333334"),
            (0x41B3_DE43_5555_5557, "333333333.33333343"),
            (0xBECB_F647_612F_3696, "-0.0000033333333333333333"),
            (0x4314_3FF3_C1CB_0959, "1424953923781206.2"),
        ] as [(UInt64, String)])
    func `the standard's numbers have the standard's spelling`(bits: UInt64, text: String) {
        #expect(CanonicalJSON.number(Double(bitPattern: bits)).text == text)
    }

    @Test func `every finite number reads back as itself and is spelt the same again`() throws {
        var numbers = SeededNumbers(3)
        for _ in 0..<20_000 {
            let value = Double(bitPattern: numbers.next())
            guard value.isFinite else { continue }
            let text = CanonicalJSON.number(value).text
            #expect(Double(text) == value)
            #expect(try CanonicalJSON(parsing: Array(text.utf8)).text == text)
        }
    }

    @Test(
        arguments: [
            ("0", 0), ("-0", 0), ("9007199254740992", 1 << 53), ("-9007199254740992", -(1 << 53)),
            ("17", 17),
        ] as [(String, Int64)])
    func `a whole number of up to 53 bits is one`(text: String, value: Int64) throws {
        #expect(try CanonicalJSON(parsing: Array(text.utf8)) == .integer(value))
    }

    @Test(arguments: [
        "9007199254740993", "9223372036854775807", "-9223372036854775808",
        "18446744073709551616", "1e400000000", "-1e309",
    ])
    func `a larger one is a number like any other, or refused where there is none`(text: String) {
        let value = try? CanonicalJSON(parsing: Array(text.utf8))
        #expect(value?.integerValue == nil)
        #expect((value == nil) == (Double(text)?.isFinite != true))
    }

    @Test(arguments: ["01", "+1", ".5", "1.", "1e", "1e+", "-", "0x10", "1_000", "NaN", "Infinity"])
    func `what JSON does not call a number is refused`(text: String) {
        #expect(throws: CanonicalJSONError.self) { try CanonicalJSON(parsing: Array(text.utf8)) }
    }

    @Test(arguments: [
        "1.0", "1e0", "10e-1", "-0", "1E2", "0.10", "1e+2", "100000000000000000000000",
    ])
    func `another spelling of a number is not canonical`(text: String) {
        #expect(throws: CanonicalJSONError.self) { try CanonicalJSON(canonical: Array(text.utf8)) }
    }
}
