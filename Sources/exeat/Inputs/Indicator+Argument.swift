// Who expressed a consent, as an argument.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
public import Consent

extension ConsentEvidence.Indicator: ExpressibleByArgument {}
