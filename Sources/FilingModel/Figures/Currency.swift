/// A currency by its ISO 4217 code, such as `CNY`.
public struct Currency: Hashable, Sendable, CustomStringConvertible {
    /// The three letters.
    public let code: String

    /// Reads a currency.
    ///
    /// - Parameter spelling: An ISO 4217 code in capital letters.
    public init(_ spelling: some StringProtocol) throws(SpellingError) {
        let text = String(spelling)
        try self.init(utf8: text.utf8.span)
    }

    /// Reads a currency from the bytes of its code.
    package init(utf8 spelling: Span<UInt8>) throws(SpellingError) {
        guard Self.isCode(spelling) else {
            throw SpellingError(.currency, "must be an ISO 4217 currency code such as CNY")
        }
        code = spelling.text
    }

    /// Whether a spelling is the code of a currency.
    static func isCode(_ spelling: Span<UInt8>) -> Bool {
        spelling.count == 3 && codes.contains(spelling.shortWord)
    }

    /// The three letters.
    public var description: String { code }

    /// The codes of ISO 4217 list one (active currencies and funds), without those of testing and
    /// of no currency; and of list three those that were still in use after 2000.
    ///
    /// Each as one integer of its three letters.
    static let codes: Set<UInt64> = Set(
        """
        AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN
        BWP BYN BZD CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN
        ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD
        JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT
        MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG
        QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT
        TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAF XAG XAU XBA
        XBB XBC XBD XCD XCG XDR XOF XPD XPF XPT XSU XUA YER ZAR ZMW ZWG
        ADP AFA ATS AYM AZM BEF BGL BYR CSD CUC CYP DEM EEK ESP FIM FRF GHC GRD HRK IEP ITL LTL LUF
        LVL MGF MRO MTL MZM NLG PTE ROL RUR SDD SIT SKK SLL SRG STD TJR TMM TRL VEB VEF YUM ZMK ZWD
        ZWL ZWN ZWR
        """.split(whereSeparator: \.isWhitespace).map { String($0).utf8.span.shortWord }
    )
}
