// Why a request has no answer.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Why a request has no answer.
///
/// The two cases differ in the one thing that matters afterwards. The texts are libcurl's own words
/// for its codes; they quote neither address nor answer.
public enum TransportError: Error, Equatable {
    /// Not one byte of the request was written.
    case notSent(String)
    /// The request was written, at least in part; what became of it is not known.
    case lost(String)
}
