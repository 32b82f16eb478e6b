// Grounds as command arguments.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
public import Gateway

extension ReportGround: ExpressibleByArgument {}

extension ErasureGround: ExpressibleByArgument {}
