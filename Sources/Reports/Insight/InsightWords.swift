import FilingModel
import Projections

/// The words of the insight in one language.
struct InsightWords {
    let language: LocalizedText.Language

    private func pick(_ english: String, _ chinese: String) -> String {
        language.words(english, chinese)
    }

    func title(_ year: Int) -> String {
        pick(
            "STAR Market companies that listed while unprofitable: the insight for \(year)",
            "科创板上市时未盈利企业：\(year)年度洞察"
        )
    }

    /// The columns of the table of numbers.
    var columns: [String] {
        language == .english
            ? ["", "ledger", "covers", "reported", "over", "verdict"]
            : ["", "账本计算", "覆盖", "已公布", "口径", "结论"]
    }

    func label(_ line: InsightLine) -> String {
        let base = line.base.map(\.description) ?? "–"
        let words: (String, String) =
            switch line.name {
            case .listed: ("listed unprofitable", "上市时未盈利企业")
            case .shed: ("shed on \(line.period)", "凭\(line.period)业绩摘U")
            case .shedCumulative: ("shed so far", "累计摘U")
            case .shedShare: ("share shed", "摘U占比")
            case .revenue: ("revenue", "营业收入")
            case .revenueGrowth: ("revenue growth", "营业收入增速")
            case .revenueCAGR: ("CAGR since \(base)", "营收复合增速（\(base)起）")
            case .netProfit: ("net profit", "归母净利润")
            case .netProfitGrowth: ("net profit growth", "归母净利润变动")
            case .rdExpense: ("R&D expense", "研发投入")
            case .rdExpenseGrowth: ("R&D growth", "研发投入增速")
            case .rdRatio: ("R&D of revenue", "研发投入占营业收入")
            case .rdStaff: ("R&D staff", "研发人员")
            case .patents: ("patents", "专利")
            case .inventionPatents: ("invention patents", "发明专利")
            }
        return pick(words.0, words.1)
    }

    func change(_ change: GrowthWord) -> String {
        switch change {
        case .grew: pick("grew", "增长")
        case .shrank: pick("shrank", "下降")
        case .lossNarrowed: pick("loss narrowed", "亏损收窄")
        case .lossWidened: pick("loss widened", "亏损扩大")
        case .turnedToProfit: pick("turned to profit", "扭亏为盈")
        case .turnedToLoss: pick("turned to loss", "由盈转亏")
        }
    }

    func verdict(_ verdict: Verdict) -> String {
        switch verdict {
        case .agrees: pick("agrees", "一致")
        case .differs: pick("differs", "不一致")
        case .partial: pick("partial", "不完整")
        }
    }

    func covers(_ covered: Int, of companies: Int) -> String {
        pick("\(covered) of \(companies)", "\(covered)/\(companies)家")
    }

    func over(_ companies: Int?) -> String {
        companies.map { pick("\($0)", "\($0)家") } ?? ""
    }

    func money(_ digits: String) -> String { NumberText.billions(digits, in: language) }

    var none: String { pick("none known", "暂无") }
    var numbersHeading: String { pick("The numbers", "主要数据") }
    var basisHeading: String {
        pick("* Verdicts on the day of the publication", "* 以公布日口径判定")
    }
    var missingHeading: String { pick("What is missing", "缺失数据") }
    var publicationsHeading: String { pick("Reported by", "公布来源") }
    var sectorsHeading: String { pick("By sector", "分行业") }
    var highlightsHeading: String { pick("Highlights", "亮点") }
    func shedHeading(_ period: FiscalPeriod) -> String {
        pick("Shed the mark on \(period)", "凭\(period)业绩摘U的公司")
    }

    func missing(_ labels: [String], _ names: [String], of companies: Int) -> String {
        let label = labels.joined(separator: pick(", ", "、"))
        let list = names.joined(separator: pick(", ", "、"))
        let count = NumberText.grouped(names.count)
        return pick(
            "\(label), \(count) of \(companies): \(list).",
            "\(label)，缺\(count)/\(companies)家：\(list)。"
        )
    }

    /// The basis of a verdict.
    func basis(_ line: InsightLine, _ day: CalendarDate, _ value: String, _ covers: String)
        -> String
    {
        pick(
            "\(label(line)): on \(day) the ledger has \(value), over \(covers)",
            "\(label(line))：\(day)账本为\(value)，覆盖\(covers)"
        )
    }

    /// The sum that the missing companies would need to have.
    func remainder(_ label: String, _ low: String, _ high: String) -> String {
        pick(
            " Their \(label) would have to be between \(low) and \(high).",
            "其\(label)合计应介于\(low)与\(high)之间。"
        )
    }

    func removal(_ item: ShedMarks.Removal) -> String {
        let day = item.removal.effectiveOn
        let seat = item.company.seat
        return pick(
            " (\(item.company.code)\(seat.isEmpty ? "" : ", " + seat)): mark removed \(day), "
                + "public \(item.version.event.time)",
            "（\(item.company.code)\(seat.isEmpty ? "" : "，" + seat)）：\(day)取消特别标识，"
                + "公开日\(item.version.event.time)"
        )
    }

    func firstProfit(_ amount: String) -> String {
        pick("; net profit \(amount)", "；归母净利润\(amount)")
    }

    var sectorColumns: [String] {
        language == .english
            ? ["sector", "companies", "with U", "revenue", "covers", "growth", "like for like"]
            : ["行业", "公司", "仍带U", "营业收入", "覆盖", "增速", "可比"]
    }

    func riser(_ name: String, _ rate: String, _ from: String, _ to: String) -> String {
        pick(
            "\(name): revenue grew \(rate), from \(from) to \(to)",
            "\(name)：营业收入由\(from)增至\(to)，增长\(rate)"
        )
    }

    func overseas(_ name: String, _ amount: String) -> String {
        pick("\(name): overseas revenue \(amount)", "\(name)：境外收入\(amount)")
    }

    func claim(
        _ name: String,
        _ metric: String,
        isRatio: Bool,
        _ said: String,
        _ ours: String?
    ) -> String {
        let computed = ours ?? pick("not computable: a figure is missing", "无法计算：缺少数据")
        let kind = isRatio ? pick("share", "占比") : pick("growth", "增速")
        return pick(
            "\(name): reported \(kind) of \(metric) \(said); ledger \(computed)",
            "\(name)：公布的\(metric)\(kind)\(said)；账本\(computed)"
        )
    }
}
