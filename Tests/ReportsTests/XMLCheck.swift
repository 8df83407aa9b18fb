/// Checks that a text is a well-formed document, as strictly as our own needs it.
///
/// Elements nest and close, attributes are quoted and occur once, and every `&` begins a
/// predefined entity; there are no comments, sections or declarations.
/// Source: Extensible Markup Language (XML) 1.0.
struct XMLCheck {
    /// An element: its name, its attributes, and the text right inside it.
    struct Element {
        let name: String
        let attributes: [String: String]
        var text = ""
    }

    /// The text breaks a rule at some place.
    struct Fault: Error {
        let rule: String
        let rest: String
    }

    /// The elements, in the order in which they begin.
    private(set) var elements: [Element] = []
    private var rest: Substring.UnicodeScalarView

    init(_ text: String) throws {
        rest = Substring(text).unicodeScalars
        var open: [Int] = []
        while !rest.isEmpty {
            guard take("<") else {
                let text = try plain { $0 == "<" }
                if let last = open.last { elements[last].text += text }
                guard !open.isEmpty || text == "\n" else { throw fault("text outside the root") }
                continue
            }
            if take("/") {
                guard let last = open.popLast() else { throw fault("closes nothing") }
                guard name() == elements[last].name, take(">") else { throw fault("does not nest") }
                continue
            }
            guard elements.isEmpty || !open.isEmpty else { throw fault("a second root") }
            let element = Element(name: name(), attributes: try attributes())
            guard !element.name.isEmpty else { throw fault("an element without a name") }
            elements.append(element)
            let isEmpty = take("/")
            guard take(">") else { throw fault("an open tag") }
            if !isEmpty { open.append(elements.count - 1) }
        }
        guard open.isEmpty else { throw fault("not closed") }
    }

    private func fault(_ rule: String) -> Fault { Fault(rule: rule, rest: String(rest.prefix(60))) }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard rest.first == scalar else { return false }
        rest.removeFirst()
        return true
    }

    private mutating func name() -> String {
        let name = rest.prefix { scalar in
            scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || "-:".contains(scalar)
        }
        rest.removeFirst(name.count)
        return String(name)
    }

    private mutating func attributes() throws -> [String: String] {
        var attributes: [String: String] = [:]
        while take(" ") {
            let key = name()
            guard !key.isEmpty, take("="), take("\"") else { throw fault("an attribute") }
            let value = try plain { $0 == "\"" }
            guard take("\""), attributes.updateValue(value, forKey: key) == nil else {
                throw fault("an attribute that does not end, or occurs twice")
            }
        }
        return attributes
    }

    /// Character data up to an end, its entities resolved.
    private mutating func plain(until isEnd: (Unicode.Scalar) -> Bool) throws -> String {
        var text = ""
        while let scalar = rest.first, !isEnd(scalar) {
            guard scalar != "<", scalar.value >= 0x20 || scalar == "\n",
                scalar != "\u{FFFE}", scalar != "\u{FFFF}"
            else { throw fault("a character that must not stand there") }
            rest.removeFirst()
            guard scalar == "&" else {
                text.unicodeScalars.append(scalar)
                continue
            }
            let name = String(rest.prefix { $0 != ";" }.prefix(5))
            guard let meant = ["amp": "&", "lt": "<", "gt": ">", "quot": "\""][name] else {
                throw fault("an unknown entity")
            }
            rest.removeFirst(name.unicodeScalars.count + 1)
            text += meant
        }
        return text
    }
}

extension String {
    fileprivate func contains(_ scalar: Unicode.Scalar) -> Bool { unicodeScalars.contains(scalar) }
}
