import Testing

@Suite struct `Reading of code` {
    @Test(arguments: [
        ("let a = 1 // try!", "let a = 1        "),
        ("/* a /* b */ c */ d", "                  d"),
        (#"f("a(", b)"#, "f(    , b)"),
        (#"f("\(g("x"))" + h)"#, "f(   g(   )   + h)"),
        (##"f(#"a\("b"#, c)"##, "f(         , c)"),
        (##"f(#"a\#(b)"#, c)"##, "f(      b   , c)"),
        (#"let a = "\"{" + b"#, "let a =       + b"),
        ("func `a { b`() {", "func        () {"),
        ("let s = \"open\nlet t", "let s =      \nlet t"),
    ])
    func `comments, strings and quoted names are blanks`(text: String, code: String) {
        #expect(CodeText(text).lines == code.split(separator: "\n").map(String.init))
    }

    @Test func `strings of several lines are blanks, and their lines are known`() {
        let text = "let a = \"\"\"\n  { \" \\(b + \"}\") try!\n  \"\"\"\nlet c = 1"
        let code = CodeText(text)
        #expect(code.lines[1].contains("b + "))
        #expect(!code.lines[1].contains("{") && !code.lines[1].contains("try"))
        #expect(code.lines[3] == "let c = 1")
        #expect(code.linesInStrings == [1, 2])
    }

    @Test func `functions are counted from their names to their closing braces`() {
        let text = """
            protocol P {
                func requirement(
                    a: Int
                ) -> Int
                var b: Int { get }
                func other()
            }
            struct S: P {
                init(a: () -> Int = { 1 }) { self.init() }
                func requirement(
                    a: Int
                ) -> Int {
                    if a > 0 { return 1 }
                    return [1].map { "}" + $0 }
                }
            }
            """
        let functions = CodeText(text).functions
        #expect(functions.contains(CodeText.Function(line: 9, length: 1)))
        #expect(functions.contains(CodeText.Function(line: 10, length: 6)))
        #expect(functions.count { $0.line < 8 && $0.length > 4 } == 0)
    }

    @Test(arguments: [
        ("import A", ["A"]), ("public import B", ["B"]), ("package import struct C.D", ["C"]),
        ("@preconcurrency import E", ["E"]), ("// import F", []), ("let g = \"import G\"", []),
        ("    import H", ["H"]), ("important()", []),
    ])
    func `imports are found`(line: String, modules: [String]) {
        #expect(SwiftFile(path: "a", text: line).imports == modules)
    }

    @Test(arguments: [
        ("print(1)", 1), ("    print(1)", 1), ("a.print(1)", 0), ("func print(1)", 0),
        ("reprint(1)", 0), ("// print(1)", 0), ("{print(1)}", 1),
    ])
    func `a call is no member and no end of a longer word`(line: String, count: Int) {
        #expect(SwiftFile(path: "a", text: line).places(of: "print(").count == count)
    }
}
