// Who may reach the socket.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Which accounts may reach the socket; who they are to the gateway is asked after that.
public enum SocketReach: Sendable, CaseIterable {
    /// The service's own account: a socket of mode 0600 in a folder of mode 0700.
    case ownAccount
    /// Every account of this machine: mode 0666 in a folder that only the service may write.
    ///
    /// An account that nobody enrolled reaches the gatekeeper then, which refuses and records it.
    case everyAccount

    var socketMode: UInt32 { self == .ownAccount ? 0o600 : 0o666 }

    /// The mode of a folder that is made for the socket.
    var folderMode: UInt32 { self == .ownAccount ? 0o700 : 0o755 }

    /// What a folder that is there already may not grant.
    var forbiddenFolderMode: UInt32 { self == .ownAccount ? 0o077 : 0o022 }
}
