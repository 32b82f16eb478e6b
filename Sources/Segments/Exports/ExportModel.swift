// What model.json says about one entity.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// What `model.json` says about the entity that is read: its columns and its files, in order.
struct ExportModel {
    let columns: [String]
    let partitions: [ExportPartition]

    /// Reads a model and picks an entity; nil picks the only one there is.
    ///
    /// What carries a prefix, as in `pbi:`, and what describes without changing the bytes, such
    /// as `culture`, is passed over.
    init(
        _ bytes: [UInt8], entity name: String?, folder: String
    ) throws(SourceProblem) {
        let model: CanonicalJSON
        do throws(CanonicalJSONError) { model = try CanonicalJSON(parsing: bytes) } catch {
            throw .model("\(error)")
        }
        if let version = model["version"], version.stringValue != "1.0" {
            throw .model("its version is not 1.0")
        }
        let entity = try Self.entity(of: model, named: name)
        columns = try Self.columns(of: entity)
        partitions = try Self.partitions(of: entity, folder: folder)
    }

    private static func entity(
        of model: CanonicalJSON, named name: String?
    ) throws(SourceProblem) -> CanonicalJSON {
        guard (model["entities"] == nil) != (model["tables"] == nil),
            let entities = (model["entities"] ?? model["tables"])?.arrayValue, !entities.isEmpty
        else { throw .model("it has no list of entities, or two") }
        var names: [String] = []
        for entity in entities {
            guard let name = entity["name"]?.stringValue, isName(name), !names.contains(name)
            else { throw .model("an entity's name is missing, wrong or there twice") }
            names.append(name)
        }
        let place = name.map { names.firstIndex(of: $0) } ?? (names.count == 1 ? 0 : nil)
        guard let place else { throw .entityUnknown(names: names) }
        switch entities[place]["$type"]?.stringValue {
        case "LocalEntity": break
        case nil where entities[place]["$type"] == nil: break
        case "ReferenceEntity":
            throw .model("the entity is a reference to another model, whose files are not here")
        default: throw .model("the entity's type is not LocalEntity")
        }
        return entities[place]
    }

    private static func isName(_ name: String) -> Bool {
        !name.isEmpty && name.count <= 256 && !name.contains(".") && !name.contains("\"")
            && name.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != 0x60 }
    }

    private static func columns(of entity: CanonicalJSON) throws(SourceProblem) -> [String] {
        guard let attributes = entity["attributes"]?.arrayValue, !attributes.isEmpty else {
            throw .model("the entity has no attributes")
        }
        guard attributes.count <= SourceLimits.columns else { throw .tooManyColumns }
        var columns: [String] = []
        var known: Set<String> = []
        for attribute in attributes {
            guard let name = attribute["name"]?.stringValue, !name.isEmpty else {
                throw .model("an attribute has no name")
            }
            guard known.insert(name).inserted else {
                throw .model("two attributes have the same name")
            }
            columns.append(name)
        }
        return columns
    }

    private static func partitions(
        of entity: CanonicalJSON, folder: String
    ) throws(SourceProblem) -> [ExportPartition] {
        guard let value = entity["partitions"], value != .null else { return [] }
        guard let list = value.arrayValue else { throw .model("`partitions` is not a list") }
        var partitions: [ExportPartition] = []
        var places: Set<[String]> = []
        for partition in list {
            guard let name = partition["name"]?.stringValue, !name.isEmpty else {
                throw .model("a partition has no name")
            }
            // Without a location there is a schema and no file.
            guard let place = partition["location"], place != .null else { continue }
            guard let text = place.stringValue else {
                throw .location(partition: name, "it is not text")
            }
            let location: PartitionLocation
            do throws(PartitionProblem) {
                location = try PartitionLocation(text, folder: folder)
            } catch { throw .location(partition: name, error.text) }
            guard places.insert(location.components).inserted else {
                throw .location(partition: name, "an earlier partition has the same file")
            }
            if let host = location.host,
                let first = partitions.lazy.compactMap(\.location.host).first,
                host != first
            {
                throw .location(partition: name, "its host differs from that of an earlier one")
            }
            do throws(PartitionProblem) {
                partitions.append(
                    ExportPartition(
                        name: name, location: location,
                        format: try PartitionFormat(partition: partition)))
            } catch { throw .format(partition: name, error.text) }
        }
        return partitions
    }
}
