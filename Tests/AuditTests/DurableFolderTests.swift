// Making folders.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Audit

struct DurableFolderTests {
    @Test func `folders are made one below the other`() throws {
        let folder = try Folder()
        try DurableFile.makeDirectory(folder.path + "/a/b/c")
        try DurableFile.makeDirectory(folder.path + "/a/b/c")
        #expect(try folder.files().isEmpty)
    }

    @Test func `a file system that holds no folders is an error, not a loop`() {
        #expect(throws: FileError.self) { try DurableFile.makeDirectory("/proc/exeat/below") }
    }
}
