// Everything the gateway keeps.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Audit
public import Consent

/// Everything the gateway keeps: its state, the consent ledger, and the log with them.
public protocol GatewayStore: StateReading, ConsentLedger, LogStorage where Change == StateChange {}
