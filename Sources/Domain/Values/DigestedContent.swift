// Tags that say what a digest is of.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// A file of profiles or consents, byte for byte as it was read.
public enum SourceFile {}

/// The canonical JSON of a policy document.
public enum PolicyText {}

/// The words an administrator agreed to for a connection.
public enum AgreementText {}

/// The exact body of a request that leaves the gateway.
public enum RequestBody {}

/// What a plan found: policy, consent state, sources and totals.
public enum PlanContent {}

/// One person's salted payload, as it stands in a subject record.
public enum SubjectPayload {}

/// The canonical JSON of a consent's context: notice, purpose and all that was said with them.
public enum ConsentContextText {}

/// The canonical JSON of a purpose's definition.
public enum PurposeText {}

/// The exact bytes of a notice in one language.
public enum NoticeText {}

/// The proof that a consent was confirmed or given, as somebody keeps it elsewhere.
public enum ConsentProof {}

/// The canonical JSON of a person's copy of their consents.
public enum ConsentReceiptText {}
