// expect: 'secret' is borrowed and cannot be consumed

import Cryptography

func keep(secret: borrowing SecretBytes) -> SecretBytes { secret }
