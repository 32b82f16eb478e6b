// The countries that samples live in, with their shares.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

extension Country {
    /// The European Economic Area: what the newsletter's policy calls its region.
    static let inRegion: [(Country, Int)] = [
        (Country("AT", "+43", "664", 7, [.german]), 18),
        (Country("BE", "+32", "47", 7, [.french, .dutch]), 20),
        (Country("BG", "+359", "88", 7, [.bulgarian]), 14),
        (Country("HR", "+385", "91", 7, [.croatian]), 10),
        (Country("CY", "+357", "99", 6, [.greek, .turkish]), 3),
        (Country("CZ", "+420", "60", 7, [.czech]), 18),
        (Country("DK", "+45", "2", 7, [.danish]), 14),
        (Country("EE", "+372", "5", 7, [.estonian]), 4),
        (Country("FI", "+358", "40", 7, [.finnish]), 12),
        (Country("FR", "+33", "6", 8, [.french]), 90),
        (Country("DE", "+49", "151", 8, [.german]), 140),
        (Country("GR", "+30", "69", 8, [.greek]), 20),
        (Country("HU", "+36", "20", 7, [.hungarian]), 18),
        (Country("IS", "+354", "8", 6, [.icelandic]), 2),
        (Country("IE", "+353", "87", 7, [.irish, .english]), 12),
        (Country("IT", "+39", "3", 9, [.italian]), 80),
        (Country("LV", "+371", "2", 7, [.latvian]), 5),
        (Country("LI", "+423", "7", 6, [.german]), 1),
        (Country("LT", "+370", "6", 7, [.lithuanian]), 7),
        (Country("LU", "+352", "621", 6, [.french, .german, .portuguese]), 3),
        (Country("MT", "+356", "99", 6, [.maltese, .english]), 2),
        (Country("NL", "+31", "6", 8, [.dutch]), 34),
        (Country("NO", "+47", "9", 7, [.norwegian]), 12),
        (Country("PL", "+48", "5", 8, [.polish]), 60),
        (Country("PT", "+351", "91", 7, [.portuguese]), 20),
        (Country("RO", "+40", "7", 8, [.romanian]), 30),
        (Country("SK", "+421", "90", 7, [.slovak]), 10),
        (Country("SI", "+386", "40", 6, [.slovenian]), 6),
        (Country("ES", "+34", "6", 8, [.spanish]), 70),
        (Country("SE", "+46", "70", 7, [.swedish]), 20),
    ]

    /// Countries outside it.
    static let outsideRegion: [(Country, Int)] = [
        (Country("AU", "+61", "4", 8, [.english]), 10),
        (Country("BR", "+55", "119", 8, [.portuguese]), 14),
        (Country("CH", "+41", "79", 7, [.german, .french, .italian]), 14),
        (Country("CN", "+86", "13", 9, [.chinese]), 16),
        (Country("EG", "+20", "10", 8, [.arabic]), 10),
        (Country("ET", "+251", "91", 7, [.amharic]), 4),
        (Country("GB", "+44", "7700", 6, [.english]), 24),
        (Country("GE", "+995", "555", 6, [.georgian]), 4),
        (Country("ID", "+62", "812", 7, [.indonesian]), 10),
        (Country("IL", "+972", "54", 7, [.hebrew]), 8),
        (Country("IN", "+91", "98", 8, [.hindi, .english]), 20),
        (Country("JP", "+81", "90", 8, [.japanese]), 14),
        (Country("KE", "+254", "7", 8, [.swahili, .english]), 6),
        (Country("KR", "+82", "10", 8, [.korean]), 10),
        (Country("MA", "+212", "6", 8, [.arabic, .french]), 6),
        (Country("MX", "+52", "55", 8, [.spanish]), 10),
        (Country("RS", "+381", "6", 8, [.serbian]), 8),
        (Country("TH", "+66", "8", 8, [.thai]), 8),
        (Country("TR", "+90", "53", 8, [.turkish]), 14),
        (Country("TW", "+886", "9", 8, [.chinese]), 6),
        (Country("UA", "+380", "67", 7, [.ukrainian]), 14),
        (Country("US", "+1", "555", 7, [.english, .spanish]), 30),
        (Country("VN", "+84", "9", 8, [.vietnamese]), 10),
    ]
}
