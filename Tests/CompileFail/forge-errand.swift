// expect: 'Errand' initializer is inaccessible due to 'internal' protection level

import Domain
import Gateway

func forge(connection: Name<Connection>) {
    let errand = Errand(connection: connection, recordedAt: 0)
    _ = consume errand
}
