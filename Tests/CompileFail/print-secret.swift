// expect: candidate requires that 'SecretBytes' conform to 'Copyable'

import Cryptography

func leak(secret: borrowing SecretBytes) -> String { "\(secret)" }
