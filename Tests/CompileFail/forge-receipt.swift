// expect: 'Receipt' initializer is inaccessible due to 'internal' protection level

import Audit

func forge(intent: DeliveryIntent) {
    let receipt = Receipt(index: 0, intent: intent)
    _ = consume receipt
}
