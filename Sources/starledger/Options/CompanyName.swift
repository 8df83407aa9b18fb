import ArgumentParser
import FilingModel
import Ledger
import Reports

/// A company as it is asked for: by its security code, or by a name.
struct CompanyName: ArgumentValue {
    let spelling: String

    static var valueName: String? { "company" }

    init(argument: String) { spelling = argument }

    /// The code of the one company that has the code or the name, whenever it was recorded.
    func code(in facts: Ledger.Facts) throws -> SecurityCode {
        let codes = try facts.companies(named: spelling)
        guard let code = codes.first else {
            throw CommandError(
                .noInput,
                "no company has the code or the name \(Printable.escaped(spelling)); "
                    + "starledger companies lists them"
            )
        }
        guard codes.count == 1 else {
            let list = codes.map(\.text).joined(separator: ", ")
            throw CommandError(.badData, "several companies have that name: \(list); give a code")
        }
        return code
    }
}
