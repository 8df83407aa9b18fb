import ArgumentParser

/// `starledger append`: events are appended, one by its options or many from standard input.
struct AppendCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "append",
        abstract: "Append an event, or events from standard input.",
        discussion: """
            Amounts as people write them: 5.82bn, 112m, 58.23亿, 11200万, 1,234.5; a range as \
            low..high. When the receipt is printed, the events are on disk. A command can be \
            repeated safely: identifiers are made from the content, and what is known is left out.
            """,
        subcommands: [
            AppendStream.self, AppendListing.self, AppendResult.self, AppendRestatement.self,
            AppendMarkAssignment.self, AppendMarkRemoval.self, AppendTierChange.self,
            AppendRenaming.self, AppendSectorChange.self, AppendDelisting.self,
            AppendMilestone.self, AppendAggregate.self, AppendMetric.self,
        ]
    )
}
