/// Synthetic rules of the market, as many as a test asks for, in the forms in which a ledger takes
/// them.
///
/// Each has an address of its own, so its identifier follows from its name.
struct SyntheticRules {
    /// Names, such as `desk-1/7`.
    let names: [String]

    /// The address of the rules that begin with some words.
    static func source(_ name: String) -> String { "https://example.test/rule/\(name)" }

    /// The words behind `append` for one rule.
    static func command(_ name: String) -> [String] {
        [
            "append", "milestone", "STAR", "--kind", "policy", "--title-en",
            "Synthetic rule \(name)", "--announced", "2022-05-06", "--source", source(name),
        ]
    }

    /// A line each, as `append -` reads them.
    var lines: String {
        names.map { name in
            #"{"data":{"kind":"policy","title":{"en":"Synthetic rule \#(name)"}},"#
                + #""source":"\#(Self.source(name))","specversion":"1.0","subject":"STAR","#
                + #""time":"2022-05-06T00:00:00+08:00","timeprecision":"day","#
                + #""type":"starledger.milestone-announced.v1"}"# + "\n"
        }.joined()
    }

    /// A table of milestones, as `import` reads it.
    var table: String {
        let header =
            "subject,kind,title_en,title_zh,public_on,public_precision,source,document_title,"
            + "quote,note\n"
        return names.reduce(into: header) { table, name in
            table += "STAR,policy,Synthetic rule \(name),,2022-05-06,day,\(Self.source(name)),,,\n"
        }
    }
}
