import ArgumentParser
import FilingModel
import Ledger

/// `starledger append milestone`.
struct AppendMilestone: AppendingCommand {
    static let configuration = CommandConfiguration(
        commandName: "milestone",
        abstract: "Something worth remembering was announced."
    )

    @Argument(help: "The company's security code, or a market as STAR.")
    var subject: Subject

    @Option(help: "product-launch, licence-deal, approval, policy or other.")
    var kind: MilestoneKind

    @Option(help: "What it was, in English.")
    var titleEn: String?

    @Option(help: "What it was, in Chinese.")
    var titleZh: String?

    @OptionGroup var options: AppendingOptions

    func event(in ledger: Ledger) throws -> (Subject, FilingEvent) {
        let title = try LocalizedText(english: titleEn, chinese: titleZh)
        return (subject, .milestoneAnnounced(MilestoneAnnounced(kind: kind, title: title)))
    }
}
