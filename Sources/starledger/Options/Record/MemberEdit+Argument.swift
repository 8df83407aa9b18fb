import ArgumentParser
import EventLog
import FilingModel
import Reports

/// A member of a payload is written with dots: `name.en`.
extension MemberPath: ArgumentValue {
    static var valueName: String? { "member" }

    init(argument: String) throws {
        do throws(SpellingError) {
            try self.init(argument)
        } catch {
            throw ValidationError(error.sentence)
        }
        if let advice = Self.advice(on: names[0]) { throw ValidationError(advice) }
    }

    /// The command for an attribute of the event that is no member of its payload.
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

/// A member and its value are written `name.en=Synthetic`.
extension MemberEdit: ArgumentValue {
    static var valueName: String? { "member=value" }

    init(argument: String) throws {
        guard let equals = argument.firstIndex(of: "=") else {
            throw ValidationError("must be member=value, as effectiveOn=2025-04-01")
        }
        let path = try MemberPath(argument: String(argument[..<equals]))
        self.init(path, .text(String(argument[argument.index(after: equals)...])))
    }
}
