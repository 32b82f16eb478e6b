// The noun of reviews.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// One officer's review of a range of the log.
public enum ReviewNoun {}
