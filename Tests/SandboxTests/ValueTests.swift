// Addresses, phones, days and times.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import sendinblue_sandbox

/// Addresses, phones, days and times.
struct ValueTests {
    @Test(arguments: [
        ("Anna@Example.com", "anna@example.com"), ("a+b@mail.example.org", "a+b@mail.example.org"),
        ("o'neil@example.com", "o'neil@example.com"),
    ])
    func `an address is kept in small letters`(text: String, expected: String) {
        #expect(EmailAddress.stored(text) == expected)
    }

    @Test(arguments: [
        "", "anna", "@example.com", "anna@", "anna@example", "an na@example.com",
        "anna@@example.com", "anna@-example.com", "anna@example..com", ".anna@example.com",
        "an..na@example.com", "anna@example.com,", "anna@exam_ple.com", "<anna@example.com>",
    ])
    func `what is no address is not kept`(text: String) {
        #expect(EmailAddress.stored(text) == nil)
    }

    @Test(arguments: ["33612345678", "+33612345678", "0033612345678", "+33 (0)6 12-34.56 78"])
    func `a phone number is kept as digits`(text: String) {
        #expect(PhoneNumber.digits(text) == "33612345678")
    }

    @Test(arguments: [
        "", "0612345678", "12345", "+33x612345678", "1234567890123456", "33+612345678",
    ])
    func `what is no phone number with country code is not kept`(text: String) {
        #expect(PhoneNumber.digits(text) == nil)
    }

    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0), ("2000-02-29T12:00:00.5Z", 951_825_600_500),
        ("2026-11-01T00:00:00.000+01:00", 1_793_487_600_000), ("1969-12-31T23:59:59.999Z", -1),
    ])
    func `a time is read with fraction and offset`(text: String, expected: Int) {
        #expect(Moment(text)?.milliseconds == expected)
    }

    @Test(arguments: [0, 951_825_600_500, 1_793_487_600_000, -1, 253_402_300_799_999])
    func `a time is written as it is read`(milliseconds: Int) {
        let moment = Moment(milliseconds: milliseconds)
        #expect(Moment(moment.text) == moment)
    }

    @Test(arguments: [
        "2026-11-01", "2026-02-30T00:00:00Z", "2026-11-01T24:00:00Z", "2026-11-01T00:00:00",
        "2026-11-01T00:00:00.000 01:00", "2026-11-01T00:00:00.Z",
    ])
    func `what is no time is not read`(text: String) {
        #expect(Moment(text) == nil)
    }
}
