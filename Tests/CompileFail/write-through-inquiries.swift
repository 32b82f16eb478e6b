// expect: requires that 'AddPrincipal' conform to 'Inquiry'

import Domain
import Gateway

func change(operation: AddPrincipal, channel: any InquiryChannel) async throws {
    _ = try await channel.answer(operation)
}
