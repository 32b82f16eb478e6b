// Which of two transforms is the stricter, for every pair.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Policy

/// Which of two transforms is the stricter, for every pair.
struct StrictnessTests {
    /// Every action, and a second mask.
    private static let transforms: [(name: String, transform: FieldTransform)] = [
        ("drop", .drop),
        ("constant", .constant("gate")),
        ("hmac", .hmac(key: "ids")),
        ("tokenise", .tokenise(key: "ids")),
        ("mask-2", .mask(keepLast: 2, shownFrom: 4)),
        ("mask-4", .mask(keepLast: 4, shownFrom: 8)),
        ("truncate", .truncate(keep: 3, suffix: ".")),
        ("generalise", .generalise(bands: [18, 30])),
        ("allow", .allow),
    ]

    /// Written by hand: a row for the left one, a column for the right one, both in the order above.
    ///
    /// `-` is a pair of which neither is the stricter. `both` is the shorter end, shown only where
    /// the longer mask would show one too.
    private static let table = """
        drop drop drop drop drop drop drop drop drop
        drop constant constant constant constant constant constant constant constant
        drop constant hmac hmac hmac hmac hmac hmac hmac
        drop constant hmac tokenise tokenise tokenise tokenise tokenise tokenise
        drop constant hmac tokenise mask-2 both mask-2 mask-2 mask-2
        drop constant hmac tokenise both mask-4 mask-4 mask-4 mask-4
        drop constant hmac tokenise mask-2 mask-4 truncate - truncate
        drop constant hmac tokenise mask-2 mask-4 - generalise generalise
        drop constant hmac tokenise mask-2 mask-4 truncate generalise allow
        """

    @Test func `the strictest of every two is the one in the table`() {
        let rows = Self.table.split(separator: "\n").map { $0.split(separator: " ") }
        var pairs = 0
        for (left, row) in zip(Self.transforms, rows) {
            for (right, word) in zip(Self.transforms, row) {
                let expected: FieldTransform? =
                    word == "both"
                    ? .mask(keepLast: 2, shownFrom: 8)
                    : Self.transforms.first { $0.name == word }?.transform
                let found = FieldTransform.stricter(left.transform, right.transform)
                #expect(found == expected, "\(left.name) with \(right.name)")
                pairs += 1
            }
        }
        #expect(pairs == 81)
    }

    @Test(arguments: [
        (FieldTransform.constant("a"), FieldTransform.constant("b")),
        (.hmac(key: "a"), .hmac(key: "b")),
        (.tokenise(key: "a"), .tokenise(key: "b")),
        (.truncate(keep: 3, suffix: "."), .truncate(keep: 3, suffix: "")),
        (.generalise(bands: [18]), .generalise(bands: [18, 30])),
        (.truncate(keep: 3, suffix: "."), .generalise(bands: [18])),
    ])
    func `of these two neither is the stricter`(left: FieldTransform, right: FieldTransform) {
        #expect(FieldTransform.stricter(left, right) == nil)
        #expect(FieldTransform.stricter(right, left) == nil)
    }

    @Test func `the shorter beginning is the stricter`() {
        let (one, three) = (
            FieldTransform.truncate(keep: 1, suffix: "."),
            FieldTransform.truncate(keep: 3, suffix: ".")
        )
        #expect(FieldTransform.stricter(one, three) == one)
        #expect(FieldTransform.stricter(three, one) == one)
    }

    @Test(arguments: ["1234567", "12345678", "123", ""])
    func `two masks together show no more than either alone`(value: String) throws {
        func shown(_ transform: FieldTransform) throws -> String {
            guard case .mask(let keep, let least) = transform else { return "not a mask" }
            var text: [UInt8] = []
            CharacterCut.mask(
                Array(value.utf8)[...], keepLast: keep, shownFrom: least, to: &text)
            return String(decoding: text, as: UTF8.self)
        }
        let (two, four) = (Self.transforms[4].transform, Self.transforms[5].transform)
        let both = try shown(#require(FieldTransform.stricter(two, four)))
        for alone in try [shown(two), shown(four)] {
            #expect(both.count == alone.count)
            #expect(both.count { $0 != "*" } <= alone.count { $0 != "*" })
        }
    }
}
