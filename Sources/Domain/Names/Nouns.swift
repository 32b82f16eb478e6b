// The nouns that names and identifiers are tagged with.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Somebody who asks: an administrator, contributor, officer or viewer.
public enum Principal {}
/// A configured destination with its credential.
public enum Connection {}
/// A set of profiles that somebody may export.
public enum Segment {}
/// What goes from which segments to which list over which connection.
public enum Export {}
/// One run of an export through the gateway.
public enum Transfer {}
/// What data may be used for.
public enum Purpose {}
/// A policy document's own name.
public enum PolicyNoun {}
/// One record of the audit log.
public enum EntryNoun {}
/// One event of the consent ledger.
public enum ConsentEventNoun {}
/// An administrator's agreement for a connection.
public enum AgreementNoun {}
/// The erasure of one person from every transfer.
public enum ErasureNoun {}
/// A named key of the gateway.
public enum KeyNoun {}
/// A role that a principal holds for a time.
public enum GrantNoun {}
/// That a connection is shared for a time.
public enum ShareNoun {}
/// What has to be done at a recipient because somebody withdrew.
public enum DutyNoun {}
/// A second person's approval of a plan.
public enum ApprovalNoun {}
/// A separation of duties that an export is under.
public enum ConstraintNoun {}
/// Consent events that were taken in together.
public enum ConsentBatchNoun {}
/// A person's copy of their consents.
public enum ConsentReceiptNoun {}
/// What people were shown when they were asked.
public enum Notice {}
