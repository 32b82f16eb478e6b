// The form of an export as an argument.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
public import Gateway

extension ExportForm: ExpressibleByArgument {}
