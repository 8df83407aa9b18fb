/// Where the kernel has mounted which file systems.
///
/// Source: proc(5), `/proc/self/mountinfo`.
enum MountTable {
    private static let networkTypes: Set<String> = [
        "nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ceph", "9p", "glusterfs", "fuse.sshfs",
    ]

    /// Whether a path lies on a network file system, where locks and syncs mean less.
    static func isOnNetwork(_ path: String) -> Bool {
        guard let resolved = try? Path(path).resolved().text, let table = contents() else {
            return false
        }
        let mounts = table.split(separator: "\n").compactMap { line in
            let fields = line.split(separator: " ")
            return fields.firstIndex(of: "-").flatMap { dash in
                fields.count > dash + 1 && fields.count > 4
                    ? (point: String(fields[4]), type: String(fields[dash + 1])) : nil
            }
        }
        let holding = mounts.filter { mount in
            mount.point == "/" || resolved == mount.point || resolved.hasPrefix(mount.point + "/")
        }
        // Of two mounts on one point, the later lies on top.
        let innermost = holding.max { $0.point.utf8.count < $1.point.utf8.count }
        return holding.last { $0.point == innermost?.point }.map { networkTypes.contains($0.type) }
            ?? false
    }

    /// The table; its length is not known beforehand.
    private static func contents() -> String? {
        guard let file = try? FileDescriptor(opening: "/proc/self/mountinfo", .read),
            let bytes = try? file.read(from: 0, to: 1 << 20)
        else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }
}
