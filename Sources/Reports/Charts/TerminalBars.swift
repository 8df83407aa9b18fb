package import Projections

/// Bars of block characters on one scale, with room for those that are below zero.
///
/// To the right they end at an eighth of a cell, to the left at a half: Unicode has no finer
/// blocks there. Source: The Unicode Standard, *Block Elements*.
package struct TerminalBars {
    /// The number of cells to the right of the zero line.
    package let after: Int
    /// The number of cells to its left; if there are any, the line takes one cell of its own.
    package let before: Int

    /// The amount that one cell stands for.
    private let perCell: Rational

    /// A scale for some values.
    package init(_ values: [Rational], cells: Int) {
        let lowest = (values.min().map { min($0, .zero) } ?? .zero).magnitude
        let highest = values.max().map { max($0, .zero) } ?? .zero
        let span = lowest + highest
        if lowest.sign == 0 {
            before = 0
            after = cells
        } else {
            let share = (lowest / (span / Rational(cells - 1))).nearest ?? 0
            before = max(1, min(share, highest.sign == 0 ? cells - 1 : cells - 2))
            after = cells - 1 - before
        }
        let needs = [lowest / Rational(max(1, before)), highest / Rational(max(1, after))]
        perCell = span.sign == 0 ? Rational(1) : needs.max() ?? Rational(1)
    }

    /// The bar of a value; one that is not zero shows at least a sliver.
    package func text(_ value: Rational?) -> String {
        let halves = value.map { $0.sign < 0 ? parts($0, of: 2) : 0 } ?? 0
        let eighths = value.map { $0.sign > 0 ? parts($0, of: 8) : 0 } ?? 0
        let left = (halves % 2 == 1 ? "▐" : "") + String(repeating: "█", count: halves / 2)
        let right =
            String(repeating: "█", count: eighths / 8)
            + (eighths % 8 == 0 ? "" : ["▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8 - 1])
        guard before > 0 else { return right }
        return Printable.padded(left, to: before, atStart: true) + "│" + right
    }

    /// The length of a value in parts of a cell.
    private func parts(_ value: Rational, of count: Int) -> Int {
        max(1, (value.magnitude / (perCell / Rational(count))).nearest ?? 1)
    }
}
