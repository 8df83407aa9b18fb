import ArgumentParser
import EventLog
import FilingModel
import Reports

/// A member of a payload as it is typed: `name.en`, or with its value `name.en=Synthetic`.
enum MemberArgument {
    /// Reads a member and its value.
    @Sendable static func edit(_ argument: String) throws -> MemberEdit {
        guard let equals = argument.firstIndex(of: "=") else {
            throw ValidationError("must be member=value, as effectiveOn=2025-04-01")
        }
        let path = try path(String(argument[..<equals]))
        return MemberEdit(path, .text(String(argument[argument.index(after: equals)...])))
    }

    /// Reads a member.
    @Sendable static func path(_ spelling: String) throws -> MemberPath {
        let path: MemberPath
        do throws(SpellingError) {
            path = try MemberPath(spelling)
        } catch {
            throw ValidationError(error.sentence)
        }
        if let advice = advice(on: path.names[0]) { throw ValidationError(advice) }
        return path
    }

    /// What to do instead, for an attribute of the event that is no member of its payload.
    private static func advice(on name: String) -> String? {
        switch name {
        case "time", "timeprecision": "--announced or --no-later-than says when it was public"
        case "source": "--new-source says where it should have been read"
        case "subject", "type", "id":
            "no correction changes the \(name); retract the event, and append it anew"
        case "data": "members of the payload are named without data, as effectiveOn"
        default: nil
        }
    }
}
