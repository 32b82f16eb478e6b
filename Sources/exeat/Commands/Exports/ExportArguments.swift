// Separations of duties and times of day as command arguments.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
public import Domain

extension SeparationRule: ExpressibleByArgument {}

extension TimeOfDay: ExpressibleByArgument {
    /// Reads a time such as `06:30`.
    public init?(argument: String) { self.init(argument) }
}
