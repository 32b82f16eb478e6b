// Tag of a leaf hash.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// The hash of one entry, as the tree holds it; computed by whoever verifies, never received.
public enum Leaf {}
