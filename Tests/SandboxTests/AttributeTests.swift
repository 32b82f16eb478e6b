// Types of attributes.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import sendinblue_sandbox

/// Types of attributes.
struct AttributeTests {
    private func definition(_ kind: AttributeDefinition.Kind) -> AttributeDefinition {
        AttributeDefinition(name: "A", category: .normal, kind: kind, options: ["red", "blue"])
    }

    @Test func `text takes text only`() {
        #expect(definition(.text).accepted("x") == .text("x"))
        #expect(definition(.text).accepted(1) == nil)
    }

    @Test(arguments: [("2024-02-29", "2024-02-29"), ("29-02-2024", "2024-02-29")])
    func `a date takes both forms and keeps the first`(text: String, expected: String) {
        #expect(definition(.date).accepted(.string(text)) == .text(expected))
    }

    @Test(arguments: ["2023-02-29", "29/02/2024", "tomorrow", "2024-2-29"])
    func `a date takes no other form`(text: String) {
        #expect(definition(.date).accepted(.string(text)) == nil)
    }

    @Test func `a number in a text is no number, but in a cell it is`() {
        #expect(definition(.float).accepted("1.5") == nil)
        #expect(definition(.float).accepted(cell: "1.5") == .number(1.5))
    }

    @Test func `a cell says yes and no`() {
        #expect(definition(.boolean).accepted(cell: "Yes") == .boolean(true))
        #expect(definition(.boolean).accepted(cell: "no") == .boolean(false))
        #expect(definition(.boolean).accepted(cell: "perhaps") == nil)
        #expect(definition(.boolean).accepted("yes") == nil)
    }

    @Test func `only known choices are kept`() {
        #expect(definition(.multipleChoice).accepted(["red", "green"]) == .choices(["red"]))
    }

    @Test func `a category takes its labels and values`() {
        let category = AttributeDefinition(
            name: "A", category: .category, kind: nil, labels: [.init(label: "one", value: 1)])
        #expect(category.accepted("one") == .number(1))
        #expect(category.accepted(1) == .number(1))
        #expect(category.accepted(2) == nil)
    }

    @Test func `an attribute is made with 201 and no body`() async throws {
        let double = try SandboxUnderTest()
        let path = "/contacts/attributes/normal/VISITS"
        let answer = await double.ask("POST", path, #"{"type":"float"}"#)
        #expect(answer.status == 201)
        #expect(answer.reply.body == nil)
    }

    @Test func `an attribute is made once`() async throws {
        let double = try SandboxUnderTest()
        let path = "/contacts/attributes/normal/FIRSTNAME"
        let answer = await double.ask("POST", path, #"{"type":"text"}"#)
        #expect(answer.status == 400)
        #expect(answer.message == "Attribute name must be unique")
    }

    @Test(arguments: ["normal/small", "normal/1A", "other/A", "normal/EMAIL", "category/A"])
    func `what the API does not take is refused`(path: String) async throws {
        let double = try SandboxUnderTest()
        let answer = await double.ask("POST", "/contacts/attributes/\(path)", #"{"type":"text"}"#)
        #expect(answer.status == 400)
    }

    @Test func `attributes of the command line replace the usual ones, never the system's`()
        async throws
    {
        let double = try SandboxUnderTest {
            $0.attributes = [try AttributeOption("SHADE:multiple-choice:red,blue").definition]
        }
        let answer = await double.ask("GET", "/contacts/attributes").value["attributes"]
        #expect(
            answer?.arrayValue?.compactMap { $0["name"]?.stringValue } == [
                "SMS", "EXT_ID", "SHADE",
            ])
    }
}
