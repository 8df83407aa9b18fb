import ArgumentParser
import EventLog
import FilingModel

/// The changes to the payload of an event, or the whole of it.
struct ContentOptions: ParsableArguments {
    @Argument(help: "Figures as metric=amount; the others stay.")
    var figures: [FigureArgument] = []

    @OptionGroup var amounts: FigureOptions

    @Option(name: .customLong("drop"), help: "A figure that goes; may be repeated.")
    var dropped: [Metric] = []

    @Option(
        name: .customLong("set"),
        help: """
            A member and what it says: text, or JSON where it is of another kind; may be \
            repeated.
            """
    )
    var settings: [MemberEdit] = []

    @Option(name: .customLong("unset"), help: "A member that goes; may be repeated.")
    var removals: [MemberPath] = []

    @Option(
        name: .customLong("data"),
        help: ArgumentHelp(
            "The whole payload as JSON, instead of all that; - for standard input.",
            valueName: "file"
        )
    )
    var dataPath: String?

    func validate() throws {
        let isPartial = !figures.isEmpty || !dropped.isEmpty || !settings.isEmpty
        guard dataPath == nil || !(isPartial || !removals.isEmpty) else {
            throw ValidationError(
                "--data is the whole payload; it goes with no figure, --drop, --set or --unset"
            )
        }
        guard !figures.isEmpty || (amounts.decimals == nil && amounts.unit == nil) else {
            throw ValidationError("--decimals and --unit go with figures as metric=amount")
        }
    }

    /// True if anything is given.
    var isGiven: Bool {
        dataPath != nil || !figures.isEmpty || !dropped.isEmpty || !settings.isEmpty
            || !removals.isEmpty
    }

    /// The whole payload that an event should have had, instead of the one that is in force.
    func payload(instead payload: Payload) throws -> Payload {
        if let dataPath { return try PayloadFile(dataPath).payload(of: payload.event.type) }
        let type = payload.event.type
        guard type.hasFigures || (figures.isEmpty && dropped.isEmpty) else {
            throw CommandError(
                .badData,
                "a \(type.rawValue) event has no figures; --set changes its other members"
            )
        }
        let edits = try edits(of: payload)
        if let (outer, inner) = MemberEdit.conflict(in: edits) {
            throw CommandError(
                .usage,
                outer == inner
                    ? "\(outer) is given twice" : "\(inner) is a part of \(outer); give one of them"
            )
        }
        return try payload.edited(by: edits)
    }

    private func edits(of payload: Payload) throws -> [MemberEdit] {
        try amounts.figures(figures).map { MemberEdit.setting($0, in: payload) } + settings
            + dropped.map(MemberEdit.dropping) + removals.map { MemberEdit($0, .removed) }
    }

    /// Refuses to remove what is not there.
    func checkRemovals(from payload: Payload) throws(CommandError) {
        let paths = dropped.map(MemberEdit.dropping).map(\.path) + removals
        guard let absent = paths.first(where: { payload.json[$0] == nil }) else { return }
        let container = absent.names.count > 1 ? absent.names.dropLast().last : nil
        let around =
            container == nil
            ? payload.json : payload.json[MemberPath(names: absent.names.dropLast())]
        let names = around?.members.map(\.name).sorted() ?? []
        throw CommandError(
            .badData,
            "\(absent) is not there, so it cannot be removed"
                + (names.isEmpty ? "" : "; there are \(names.joined(separator: ", "))")
        )
    }

    /// The figures and members, as they were typed.
    var words: [String] {
        figures.map { "\($0.metric)=\($0.spelling)" }
            + settings.map { edit in
                guard case .text(let text) = edit.change else { return "\(edit.path)" }
                return "\(edit.path)=\(text)"
            }
    }
}
