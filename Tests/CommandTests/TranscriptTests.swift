import Testing

@Suite struct `Transcripts` {
    @Test func `a transcript is commands and what they answer`() {
        let transcript = Transcript("$ a b\nc\r\n\nd\n$  e\n$ f\ng")
        #expect(transcript.steps.map(\.command) == ["a b", "e", "f"])
        #expect(
            transcript.steps.map { Array($0.answer.utf8) } == [
                Array("c\r\n\nd\n".utf8), [], Array("g".utf8),
            ]
        )
    }

    @Test func `a command goes on behind a backslash`() {
        let transcript = Transcript("$ a \\\n    b \\\n> c\nd\n")
        #expect(transcript.steps.map(\.command) == ["a b c"])
        #expect(transcript.steps.map(\.answer) == ["d\n"])
    }

    @Test(arguments: [
        ("a b  c", ["a", "b", "c"]), ("a 'b c' d", ["a", "b c", "d"]),
        (#"a "b c"d"#, ["a", "b cd"]), ("a ''", ["a", ""]), ("", []),
    ])
    func `words are parted as in a shell`(command: String, words: [String]) {
        #expect(Transcript.words(command) == words)
    }

    @Test(arguments: [
        ("a\nb\n", "a\nb\n", true), ("a\nb\n", "a\n", false), ("a\n", "a\nb\n", false),
        ("a\r\n", "a\n", false), ("a\nb\nc\nd\n", "a\n…\nd\n", true),
        ("a\nd\n", "a\n…\nd\n", true), ("a\nb\n", "a\n…\n", true), ("a\n\nb\n", "a\n…\n", true),
        ("a\nb\n", "…\nc\n…\n", false),
        ("a\nb\n", "…\na\n", false),
    ])
    func `an answer is as expected, or the first line that is not is told`(
        answer: String,
        expected: String,
        isSame: Bool
    ) {
        #expect(
            (Transcript.difference(answer, from: expected, isAbridged: true) == nil) == isSame
        )
    }

    @Test func `an ellipsis is a line like others where nothing is left out`() {
        #expect(Transcript.difference("a\n", from: "…\n") != nil)
        #expect(Transcript.difference("a\n", from: "…\n", isAbridged: true) == nil)
    }
}
