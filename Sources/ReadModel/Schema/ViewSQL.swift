/// The documented views, for any tool that opens SQLite files.
///
/// They show the ledger as it stands at its whole size, with everything that is known: the figures
/// that count, and the companies with all changes that were ever recorded, also those that take
/// effect later. Amounts are exact text; `value_minor` has them in the minor units of their
/// currency (ISO 4217), where that is an integer of at most 18 digits.
enum ViewSQL {
    /// Every view, those first that others stand on.
    ///
    /// A join without a condition is a cross join: DuckDB parses them, and hands them to SQLite in
    /// its own words, which for `ON true` mean false there.
    static let all = [events, figureVersions, figures, companies, marks]

    static let events = """
        CREATE VIEW events AS
        SELECT
            e.sequence,
            e.id,
            t.name AS type,
            s.name AS subject,
            substr(v.time, 1, 10) AS announced,
            v.time,
            v.precision,
            v.source,
            strftime('%Y-%m-%dT%H:%M:%fZ', e.recorded_at / 1000.0, 'unixepoch') AS recorded_at,
            e.recorded_by,
            e.batch_size,
            v.recorded_to AS amended_by,
            v.data,
            lower(hex(e.leaf)) AS leaf_hash
        FROM _events e
        JOIN _versions v ON v.sequence = e.sequence AND v.recorded_from = e.sequence
        JOIN _types t ON t.type = e.type
        JOIN _subjects s ON s.subject = v.subject;
        """

    /// How many decimal places the minor unit of a currency has, where that is not two.
    ///
    /// Source: ISO 4217, list one.
    private static let minorPlaces = """
        CASE
            WHEN unit IN ('BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF',
                'UGX', 'UYI', 'VND', 'VUV', 'XAF', 'XOF', 'XPF') THEN 0
            WHEN unit IN ('BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND') THEN 3
            WHEN unit IN ('CLF', 'UYW') THEN 4
            ELSE 2
        END
        """

    /// The columns of a version, in order.
    static let figureColumns = """
        subject, metric, period, value, low, high, decimals, unit, value_minor, stage, reason,
        reported_by, announced, time, precision, source, sequence, id, recorded_from, recorded_to
        """

    static let figureVersions = """
        CREATE VIEW figure_versions AS
        WITH spelled AS (
            SELECT
                v.version,
                s.name AS subject,
                f.key AS metric,
                p.name AS period,
                f.value ->> 'value' AS value,
                f.value ->> 'low' AS low,
                f.value ->> 'high' AS high,
                f.value ->> 'decimals' AS decimals,
                coalesce(
                    f.value ->> 'unit',
                    iif(m.is_currency, v.data ->> 'currency', m.unit)
                ) AS unit,
                coalesce(m.is_currency, 0) AS is_currency,
                coalesce(v.data ->> 'stage', 'restated') AS stage,
                v.data ->> 'reason' AS reason,
                coalesce(v.data ->> 'reportedBy', 'issuer') AS reported_by,
                substr(v.time, 1, 10) AS announced,
                v.time,
                v.precision,
                v.source,
                v.sequence,
                v.id,
                v.recorded_from,
                v.recorded_to
            FROM _versions v
            JOIN _subjects s ON s.subject = v.subject
            JOIN _periods p ON p.period = v.period
            CROSS JOIN json_each(v.data, '$.figures') f
            LEFT JOIN _metrics m ON m.name = f.key
            WHERE v.period IS NOT NULL
        ), split AS (
            SELECT
                *,
                \(minorPlaces) AS places,
                iif(instr(value, '.'), substr(value, 1, instr(value, '.') - 1), value) AS whole,
                iif(instr(value, '.'), substr(value, instr(value, '.') + 1), '') AS fraction
            FROM spelled
        )
        SELECT
            subject, metric, period, value, low, high, decimals, unit,
            iif(
                is_currency
                    AND rtrim(substr(fraction, places + 1), '0') = ''
                    AND length(ltrim(whole, '-')) + places <= 18,
                CAST(whole || substr(fraction || '0000', 1, places) AS INTEGER),
                NULL
            ) AS value_minor,
            stage, reason, reported_by, announced, time, precision, source, sequence, id,
            recorded_from, recorded_to, version
        FROM split;
        """

    static let figures = """
        CREATE VIEW figures AS
        SELECT \(figureColumns)
        FROM figure_versions v
        WHERE recorded_to IS NULL AND NOT EXISTS (
            SELECT 1 FROM _displaced d WHERE d.version = v.version AND d.metric = v.metric
        );
        """

    /// The columns of a company, in order, from its state as JSON.
    static let companyColumns = """
        state ->> 'nameEn' AS name_en,
        state ->> 'nameZh' AS name_zh,
        state ->> 'shortNameEn' AS short_name_en,
        state ->> 'shortNameZh' AS short_name_zh,
        state ->> 'exchange' AS exchange,
        state ->> 'board' AS board,
        state ->> 'listedOn' AS listed_on,
        state ->> 'listedBy' AS listed_by,
        state ->> 'profitableAtListing' AS profitable_at_listing,
        state ->> 'sector' AS sector,
        state ->> 'city' AS city,
        state ->> 'province' AS province,
        state ->> 'standard' AS standard,
        state ->> 'tier' AS tier,
        state ->> 'marks' AS marks,
        state ->> 'delistedOn' AS delisted_on,
        state ->> 'sequence' AS sequence,
        state ->> 'id' AS id
        """

    static let companies = """
        CREATE VIEW companies AS
        SELECT s.name AS subject, \(companyColumns)
        FROM _companies c JOIN _subjects s ON s.subject = c.subject;
        """

    /// The columns of a span, in order, from JSON.
    static let markColumns = """
        span ->> 'mark' AS mark,
        span ->> 'from' AS carried_from,
        span ->> 'fromDay' AS carried_from_day,
        span ->> 'until' AS carried_until,
        span ->> 'untilDay' AS carried_until_day,
        span ->> 'period' AS removal_period,
        span ->> 'assigned' AS assigned_sequence,
        span ->> 'removed' AS removed_sequence
        """

    static let marks = """
        CREATE VIEW marks AS
        SELECT s.name AS subject, \(markColumns)
        FROM _marks m JOIN _subjects s ON s.subject = m.subject;
        """
}
