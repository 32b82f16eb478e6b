// Why a text is not a fault.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Why a text is not a fault.
enum FaultError: Error, Equatable, CustomStringConvertible {
    /// No such place or effect.
    case unknown(String)
    /// Neither a number from 1 nor `*`.
    case number(String)
    /// No number of seconds.
    case seconds(String)

    var description: String {
        switch self {
        case .unknown(let text): "`\(text)` is no fault that can be played"
        case .number(let text): "`\(text)` should name a call from 1, or `*`"
        case .seconds(let text): "`\(text)` should end with a number of seconds"
        }
    }
}
