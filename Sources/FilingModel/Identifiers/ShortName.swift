/// The short names under which companies trade, such as `Sino-UW`: a name, a hyphen, and marks.
package enum ShortName {
    /// The most marks that a short name carries.
    fileprivate static let marksMax = 4

    /// A short name without its marks: the name by which a company is shown.
    package static func withoutMarks(_ name: String) -> String {
        name.droppingMarks(where: \.isASCIIUppercase)
    }

    /// The form in which a company's names are compared when it is looked up: in lower case, and
    /// without what may be marks.
    ///
    /// A name has the same form as the name that is shown for it, so that a company is found by
    /// what was shown.
    package static func lookupForm(_ name: String) -> String {
        var form = name.lowercased()
        while true {
            let shorter = form.droppingMarks(where: \.isASCIILowercase)
            guard shorter != form else { return form }
            form = shorter
        }
    }
}

extension String {
    /// The text without its last hyphen and the marks behind it; as it is where they are none.
    fileprivate func droppingMarks(where isMark: (UInt8) -> Bool) -> String {
        guard let hyphen = lastIndex(of: "-") else { return self }
        let marks = self[hyphen...].utf8.dropFirst()
        guard (1...ShortName.marksMax).contains(marks.count), marks.allSatisfy(isMark) else {
            return self
        }
        return String(self[..<hyphen])
    }
}
