// Where the socket may be, and what is left of it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import Testing

@testable import Service

struct SocketPathTests {
    @Test func `the socket is for its own account in a folder of its own`() async throws {
        let bench = try await Bench()
        let door = try bench.door()
        #expect(bench.folder.mode("door/exeat.sock") == 0o600)
        #expect(bench.folder.mode("door") == 0o700)
        door.stop()
    }

    @Test func `for every account the socket is open and its folder closed to writing`()
        async throws
    {
        let bench = try await Bench()
        let door = try bench.door(reach: .everyAccount)
        #expect(bench.folder.mode("door/exeat.sock") == 0o666)
        #expect(bench.folder.mode("door") == 0o755)
        door.stop()
    }

    @Test func `a folder that others may enter is refused`() async throws {
        let bench = try await Bench()
        let folder = bench.folder.file("door")
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: false)
        #expect(unsafe chmod(folder, 0o750) == 0)
        #expect(
            throws: DoorError.folder(
                folder, cause: "other accounts may enter it: it must have mode 0700")
        ) { try bench.door() }
    }

    @Test func `a folder that others may write is refused for every account too`() async throws {
        let bench = try await Bench()
        let folder = bench.folder.file("door")
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: false)
        #expect(unsafe chmod(folder, 0o775) == 0)
        #expect(throws: DoorError.self) { try bench.door(reach: .everyAccount) }
    }

    @Test func `a file at the path is left alone`() async throws {
        let bench = try await Bench()
        try SocketFolder.prepare(bench.folder.file("door"), for: .ownAccount)
        try Data("kept".utf8).write(to: URL(fileURLWithPath: bench.path))
        #expect(throws: DoorError.occupied(bench.path)) { try bench.door() }
        #expect(try String(contentsOfFile: bench.path, encoding: .utf8) == "kept")
    }

    @Test func `a link at the path is left alone`() async throws {
        let bench = try await Bench()
        try SocketFolder.prepare(bench.folder.file("door"), for: .ownAccount)
        try FileManager.default.createSymbolicLink(
            atPath: bench.path, withDestinationPath: bench.folder.file("elsewhere"))
        #expect(throws: DoorError.occupied(bench.path)) { try bench.door() }
    }

    @Test func `a socket that answers is left alone`() async throws {
        let bench = try await Bench()
        let door = try bench.door()
        #expect(throws: DoorError.busy(bench.path)) { try bench.door() }
        door.stop()
    }

    @Test func `a dead socket is replaced`() async throws {
        let bench = try await Bench()
        try SocketFolder.prepare(bench.folder.file("door"), for: .ownAccount)
        let dead = OpenDescriptor(socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0))
        let address = try UnixAddress(bench.path)
        #expect(address.bind(dead))
        dead.close()
        try await bench.withClient { client in
            #expect(await client.ask(#"{"request":"status.read"}"#)?.ok != nil)
        }
    }

    @Test func `the socket is gone when the door is shut`() async throws {
        let bench = try await Bench()
        try await bench.withClient { _ in }
        #expect(!FileManager.default.fileExists(atPath: bench.path))
    }

    @Test func `a door that never served leaves no socket`() async throws {
        let bench = try await Bench()
        do {
            let door = try bench.door()
            door.stop()
        }
        #expect(!FileManager.default.fileExists(atPath: bench.path))
    }

    @Test func `what took the socket's place is not removed`() async throws {
        let bench = try await Bench()
        try await bench.withClient { _ in
            // Made before the socket's file goes, so that it cannot get the same number.
            let other = bench.folder.file("door/other")
            try Data("kept".utf8).write(to: URL(fileURLWithPath: other))
            #expect(unsafe rename(other, bench.path) == 0)
        }
        #expect(try String(contentsOfFile: bench.path, encoding: .utf8) == "kept")
    }

    @Test(arguments: ["", "/tmp/" + String(repeating: "x", count: 103), "/tmp/a\u{0}b"])
    func `a path that no socket can have is refused`(path: String) {
        #expect(throws: DoorError.path(path)) { try UnixAddress(path) }
    }

    @Test func `the kernel attests the account and the process of a peer`() throws {
        var ends: [Int32] = [-1, -1]
        #expect(unsafe socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
        let (here, there) = (OpenDescriptor(ends[0]), OpenDescriptor(ends[1]))
        #expect(
            PeerIdentity(attestedBy: here) == PeerIdentity(account: getuid(), process: getpid()))
        there.close()
    }

    @Test func `a socket without peer attests nobody`() {
        let alone = OpenDescriptor(socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0))
        #expect(PeerIdentity(attestedBy: alone) == nil)
    }
}
