// What `export run --json` prints, as far as tests read it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What `export run --json` prints, as far as tests read it.
struct Report: Decodable {
    struct Totals: Decodable {
        let read: Int
        let released: Int
        let withheld: [String: Int]
    }

    struct Batch: Decodable {
        let batch: Int
        let people: Int
        let body: String
        let state: String
    }

    let transfer: String
    let state: String
    let reason: String?
    let totals: Totals
    let delivered: Int
    let batches: [Batch]
}

extension JSONDecoder {
    /// For keys such as `withheld_late`.
    static var snake: JSONDecoder {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return decoder
    }
}
