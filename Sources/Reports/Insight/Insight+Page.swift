package import FilingModel
import Projections

extension Insight {
    package func page(in language: LocalizedText.Language) -> Page {
        let words = InsightWords(language: language)
        var blocks: [Block] = [
            .title(words.title(year)),
            .subtitle(clock.line(in: language)),
            .heading(words.numbersHeading),
            .table(numbers(words)),
        ]
        func section(_ heading: String, _ items: [[TextRun]]) {
            blocks += [.heading(heading), .list(items.isEmpty ? [[TextRun(words.none)]] : items)]
        }
        let bases = basisItems(words)
        if !bases.isEmpty { section(words.basisHeading, bases) }
        section(words.shedHeading(period), shedItems(words))
        section(words.highlightsHeading, highlights(words))
        blocks += [.heading(words.sectorsHeading), .table(sectorTable(words))]
        let gaps = missingItems(words)
        if !gaps.isEmpty { section(words.missingHeading, gaps) }
        section(words.publicationsHeading, publications.map(publicationItem))
        return Page(language: language.tag, blocks)
    }

    /// A company's name; its code where the ledger does not have it.
    private func name(_ code: SecurityCode, _ words: InsightWords) -> String {
        companies[code]?.displayName(in: words.language) ?? code.text
    }

    // MARK: The numbers

    private func numbers(_ words: InsightWords) -> Table {
        let alignments: [Table.Alignment] = [.left, .right, .right, .right, .right, .left]
        return Table(
            zip(words.columns, alignments).map { Table.Column($0, $1) },
            lines.map { row($0, words) }
        )
    }

    private func row(_ line: InsightLine, _ words: InsightWords) -> [TextRun] {
        let computed = line.computed.map { line.text($0, in: words.language) } ?? "–"
        let isPlain = line.change == .grew || line.change == .shrank
        let change = isPlain ? "" : line.change.map { words.change($0) + " " } ?? ""
        let reported = line.reported.map { line.text($0, in: words.language) } ?? "–"
        let reconciliation = line.reconciliation
        return [
            TextRun(words.label(line)), TextRun(change + computed),
            TextRun(words.covers(line.covered, of: line.companies)),
            TextRun(reported, link: reconciliation?.report.event.source.text),
            TextRun(words.over(reconciliation?.companiesReported)),
            TextRun(
                reconciliation.map { item in
                    words.verdict(item.verdict) + (line.isReconciledAsShown ? "" : " *")
                } ?? "–"
            ),
        ]
    }

    /// The verdicts that were reached on another basis than the table shows.
    private func basisItems(_ words: InsightWords) -> [[TextRun]] {
        lines.filter { !$0.isReconciledAsShown }.compactMap { line in
            guard let item = line.reconciliation else { return nil }
            let value = item.computed.value.map { line.text($0, in: words.language) } ?? "–"
            let covers = words.covers(item.computed.covered, of: item.companies)
            return [TextRun(words.basis(line, item.report.event.time.date, value, covers))]
        }
    }

    /// The longest list of missing companies that gives their codes beside their names.
    private static let missingWithCodesMax = 20

    private func missingItems(_ words: InsightWords) -> [[TextRun]] {
        incomplete.map { lines in
            let missing = lines[0].missing
            let isLong = missing.count > Self.missingWithCodesMax
            let names = missing.map { code in
                let name = name(code, words)
                return name == code.text ? name : isLong ? name : "\(code) \(name)"
            }
            let labels = lines.map { words.label($0) }
            let list = words.missing(labels, names, of: lines[0].companies)
            return [TextRun(list + lines.map { remainder($0, words) }.joined())]
        }
    }

    /// The lines that stand on some companies, but not on all; those that miss the same together.
    private var incomplete: [[InsightLine]] {
        lines.filter { !$0.missing.isEmpty && $0.covered > 0 }
            .reduce(into: [[InsightLine]]()) { groups, line in
                let group = groups.firstIndex { $0[0].missing == line.missing }
                if let group { groups[group].append(line) } else { groups.append([line]) }
            }
    }

    private func remainder(_ line: InsightLine, _ words: InsightWords) -> String {
        guard let rest = line.reconciliation?.remainder, !line.missing.isEmpty else { return "" }
        let bounds = [rest.low, rest.high].map { line.text(Interval.text($0), in: words.language) }
        return words.remainder(words.label(line), bounds[0], bounds[1])
    }

    // MARK: Companies

    private func shedItems(_ words: InsightWords) -> [[TextRun]] {
        shed.map { item in
            let amount = (item.netProfit?.quantity.value).map { words.money($0.description) }
            return [
                TextRun(
                    item.removal.company.displayName(in: words.language),
                    link: item.removal.version.event.source.text
                ),
                TextRun(words.removal(item.removal) + (amount.map(words.firstProfit) ?? "")),
            ]
        }
    }

    private func highlights(_ words: InsightWords) -> [[TextRun]] {
        let growth = risers.map { riser in
            let rate = NumberText.percent(riser.rate.rateText)
            let text = words.riser(
                riser.company.displayName(in: words.language),
                rate,
                words.money(riser.pair.previousSum.description),
                words.money(riser.pair.currentSum.description)
            )
            return [TextRun(text)]
        }
        let abroad = overseas.compactMap { figure -> [TextRun]? in
            guard let value = figure.quantity.value else { return nil }
            let amount = words.money(value.description)
            return [
                TextRun(
                    words.overseas(name(figure.key.subject, words), amount),
                    link: figure.source.text
                )
            ]
        }
        return growth + abroad + claims.map { [claimItem($0, words)] }
            + milestones.compactMap { milestoneItem($0, words) }
    }

    private func claimItem(_ item: CompanyClaim, _ words: InsightWords) -> TextRun {
        let definition = item.claim.metrics.first.flatMap(MetricDefinition.builtIn)
        let metric =
            definition?.name.text(in: words.language) ?? item.claim.metrics.first?.name ?? ""
        let text = words.claim(
            name(item.code, words),
            metric,
            isRatio: item.claim.kindName == "ratio",
            NumberText.percent(item.claim.value.description),
            item.computed.map { NumberText.percent($0) + ", " + words.verdict(item.verdict) }
        )
        return TextRun(text, link: item.version.event.source.text)
    }

    private func milestoneItem(_ version: EventVersion, _ words: InsightWords) -> [TextRun]? {
        guard case .milestoneAnnounced(let milestone) = version.event.payload.event else {
            return nil
        }
        let who = version.event.subject.code.map { name($0, words) } ?? version.event.subject.text
        return [
            TextRun("\(version.event.time) \(who): "),
            TextRun(milestone.title.text(in: words.language), link: version.event.source.text),
        ]
    }

    // MARK: Sectors and sources

    private func sectorTable(_ words: InsightWords) -> Table {
        let columns = words.sectorColumns.enumerated().map { index, title in
            Table.Column(title, index == 0 ? .left : .right)
        }
        let rows = sectors.map { line in
            [
                line.sector.name.text(in: words.language), String(line.companies.count),
                String(line.carrying), line.sum.map(words.money) ?? "–",
                words.covers(line.covered, of: line.companies.count), line.rate.percent(or: "–"),
                words.covers(line.growth?.companies ?? 0, of: line.companies.count),
            ]
        }
        return Table(columns, rows.map { $0.map { TextRun($0) } })
    }

    private func publicationItem(_ version: EventVersion) -> [TextRun] {
        [
            TextRun("\(version.event.time): "),
            TextRun(
                version.documentTitle ?? version.event.source.text,
                link: version.event.source.text
            ),
        ]
    }
}
