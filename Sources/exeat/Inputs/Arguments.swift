// Domain values as command arguments.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
public import Domain
public import Gateway

extension Identifier: ExpressibleByArgument {
    /// Reads an identifier.
    public init?(argument: String) { self.init(argument) }
}

extension Role: ExpressibleByArgument {}

extension SharingCircle: ExpressibleByArgument {}

extension Action: ExpressibleByArgument {}

extension Channel: ExpressibleByArgument {}

extension ContactKind: ExpressibleByArgument {}

extension Period: ExpressibleByArgument {
    /// Reads a period such as `P24M`.
    public init?(argument: String) { self.init(argument) }
}

extension Instant: ExpressibleByArgument {
    /// Reads an RFC 3339 time.
    public init?(argument: String) { self.init(argument) }
}
