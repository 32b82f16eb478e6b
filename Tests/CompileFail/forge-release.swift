// expect: 'Release' initializer is inaccessible due to 'internal' protection level

import Domain
import Policy

func forge(transfer: Identifier<Transfer>, body: [UInt8], digest: Digest<RequestBody>) -> Release {
    Release(transfer: transfer, batch: 0, people: 1, body: body, digest: digest)
}
