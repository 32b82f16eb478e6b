// Equal requests give equal bytes.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

@testable import sample_profiles

struct ReproducibilityTests {
    @Test(arguments: [("profiles.csv", ProfileFormat.csv), ("profiles.ndjson", .ndjson)])
    func `the same seed gives the same bytes`(name: String, format: ProfileFormat) throws {
        let (one, two) = (try SampleRun(format: format), try SampleRun(format: format))
        #expect(try one.bytes(name) == two.bytes(name))
        #expect(try one.bytes("consents.csv") == two.bytes("consents.csv"))
    }

    @Test func `another seed gives other bytes`() throws {
        let (one, two) = (try SampleRun(seed: 1), try SampleRun(seed: 2))
        #expect(try one.bytes("profiles.csv") != two.bytes("profiles.csv"))
        #expect(try one.bytes("consents.csv") != two.bytes("consents.csv"))
    }

    @Test func `the format changes nothing about the consents`() throws {
        let (one, two) = (try SampleRun(format: .csv), try SampleRun(format: .customerInsights))
        #expect(try one.bytes("consents.csv") == two.bytes("consents.csv"))
    }

    @Test func `a longer run begins with a shorter one`() throws {
        let (short, long) = (try SampleRun(rows: 40), try SampleRun(rows: 400))
        #expect(try long.bytes("profiles.csv").starts(with: short.bytes("profiles.csv")))
    }

    @Test func `the generator gives the numbers that its authors published`() {
        var generator = SplitMix64(seed: 1_234_567)
        let numbers = (0..<5).map { _ in generator.next() }
        #expect(
            numbers == [
                6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
                4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
            ])
    }

    @Test func `a weighted choice keeps to its weights`() {
        var generator = SplitMix64(seed: 3)
        let choice = WeightedChoice([("often", 90), ("seldom", 10)])
        let often = (0..<10_000).count { _ in choice.pick(&generator) == "often" }
        #expect((8_800...9_200).contains(often))
    }
}
