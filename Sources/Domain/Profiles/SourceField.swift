// A profile's field as the policy names it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// A profile's field as policies and exports name it: `email`, `birth_date`.
public typealias SourceField = Name<SourceFieldNoun>

/// The tag of a profile field's name.
public enum SourceFieldNoun {}
