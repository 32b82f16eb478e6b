// Tag of a subtree hash.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// The hash of a subtree: an inner node, a root, or one leaf seen as the smallest subtree.
public enum Node {}
