// Running a program to its end.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Runs a program to its end, with its output in files so that no pipe can fill up.
enum Program {
    static func run(
        _ path: String, _ arguments: [String], input: String? = nil,
        environment: [String: String] = [:]
    ) throws -> Finished {
        let scratch = try Scratch()
        let process = try start(
            path, arguments, input: input, environment: environment, scratch: scratch)
        process.waitUntilExit()
        return try finished(process, scratch: scratch)
    }

    /// Starts it; `finished` reads what it left.
    static func start(
        _ path: String, _ arguments: [String], input: String? = nil,
        environment: [String: String] = [:], scratch: Scratch
    ) throws -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        var own = ProcessInfo.processInfo.environment
        own["SWIFT_BACKTRACE"] = "enable=no"
        own["EXEAT_HOME"] = nil
        process.environment = own.merging(environment) { $1 }
        if let input {
            try Data(input.utf8).write(to: scratch.file("input"))
            process.standardInput = try FileHandle(forReadingFrom: scratch.file("input"))
        } else {
            process.standardInput = FileHandle.nullDevice
        }
        for name in ["output", "messages"] {
            _ = FileManager.default.createFile(atPath: scratch.file(name).path, contents: nil)
        }
        process.standardOutput = try FileHandle(forWritingTo: scratch.file("output"))
        process.standardError = try FileHandle(forWritingTo: scratch.file("messages"))
        try process.run()
        return process
    }

    static func finished(_ process: Process, scratch: Scratch) throws -> Finished {
        let killed = process.terminationReason == .uncaughtSignal
        return Finished(
            status: killed ? -process.terminationStatus : process.terminationStatus,
            output: try String(contentsOf: scratch.file("output"), encoding: .utf8),
            messages: try String(contentsOf: scratch.file("messages"), encoding: .utf8))
    }
}
