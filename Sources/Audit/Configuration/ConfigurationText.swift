// What the digest of a configuration file digests.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// The bytes of the host's configuration file, as a digest's tag.
public enum ConfigurationText {}
