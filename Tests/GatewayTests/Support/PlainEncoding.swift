// People spelt as `{EMAIL=…;FNAME=…}`.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// People spelt as `{EMAIL=…;FNAME=…}`, one after the other; absent fields are absent.
struct PlainEncoding: RecordEncoding {
    let fields: [[UInt8]]
    let opening = Array("[".utf8)
    let separator = Array(",".utf8)
    let closing = Array("]".utf8)

    func encode(_ values: borrowing ReleasedValues, into body: inout [UInt8]) {
        body += Array("{".utf8)
        for (index, name) in fields.enumerated() where !values.fields[index].isAbsent {
            body += name
            body += Array("=".utf8)
            body += values.value(index)
            body += Array(";".utf8)
        }
        body += Array("}".utf8)
    }
}
