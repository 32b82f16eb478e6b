// A partition of an export.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// One file of an export, as `model.json` lists it.
struct ExportPartition {
    let name: String
    let location: PartitionLocation
    let format: PartitionFormat
}
