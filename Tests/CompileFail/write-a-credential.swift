// expect: 'secret' is inaccessible due to 'internal' protection level

import Gateway

func read(credential: ArrivingCredential) -> Int { credential.secret.count }
