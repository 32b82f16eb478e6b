// Which hosts the console answers for.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Which hosts the console answers for: exactly two, with the port.
///
/// A page elsewhere whose name is made to point at this machine sends its own name as host, so it
/// gets nothing.
enum HostRule {
    static func allows(_ hosts: [String], port: UInt16) -> Bool {
        hosts.count == 1 && ["127.0.0.1:\(port)", "localhost:\(port)"].contains(hosts[0])
    }
}
