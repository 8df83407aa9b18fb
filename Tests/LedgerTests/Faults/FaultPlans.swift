import EventLog
import Glibc
import Ledger
import TestSupport

extension FaultPlan {
    /// How far behind a fault a second one may come, in calls: the undo of a write is three calls.
    private static let distanceMax = 4

    /// Every plan of one fault, and of a second one soon after it, for the calls of a clean run.
    static func all(for calls: [FaultyFiles.Call]) -> [FaultPlan] {
        calls.enumerated().flatMap { number, call in
            let single = faults(of: call).map { FaultPlan(faults: [number: $0]) }
            guard call != .read else { return single }
            let pairs = faults(of: call).filter { $0 != .dead }.flatMap { fault in
                (1...distanceMax).map { distance in
                    FaultPlan(faults: [number: fault, number + distance: .refused(EIO)])
                }
            }
            let shorts = [Fault.refused(ENOSPC), .dead, .short].map {
                FaultPlan(faults: [number: .short, number + 1: $0])
            }
            return single + pairs + (call == .write ? shorts : [])
        }
    }

    /// The faults that befall a call.
    private static func faults(of call: FaultyFiles.Call) -> [Fault] {
        switch call {
        case .open: [.refused(EIO), .refused(ENOSPC), .refused(EINTR), .dead]
        case .read: [.refused(EIO), .refused(EINTR), .short]
        case .write: [.short, .refused(ENOSPC), .refused(EIO), .refused(EINTR), .dead]
        case .syncData: [.refused(EIO), .refused(EINTR), .lost, .dead]
        case .sync, .truncate: [.refused(EIO), .refused(EINTR), .dead]
        case .rename, .remove, .makeDirectory: [.refused(EIO), .refused(ENOSPC), .dead]
        }
    }

    /// Some of the plans: all of them where there are not more.
    static func some(_ count: Int, of plans: [FaultPlan], seed: UInt64) -> [FaultPlan] {
        guard count < plans.count else { return plans }
        var random = SplitMix64(seed: seed)
        return Array(plans.shuffled(using: &random).prefix(count))
    }

    /// Whether nobody has to notice: a call that was interrupted, or did half, is made again.
    var isHarmless: Bool {
        faults.values.allSatisfy { $0 == .refused(EINTR) || $0 == .short }
    }

    /// Whether a sync failed and took with it what nobody writes again: a batch that could not be
    /// cut off either, or the end of a torn tail that is not written over, as a new segment
    /// follows.
    ///
    /// The file then shows what is on no disk, which no reader can tell from what is.
    /// Decision 008 names both as the cases out of reach.
    func isOutOfReach(_ error: LedgerError, _ scenario: FaultScenario) -> Bool {
        guard faults.values.contains(.lost) else { return false }
        if !scenario.tail.isEmpty, scenario.segmentBytes == 1 { return true }
        guard case .log(.unacknowledged) = error else { return false }
        return faults.values.contains(.refused(EIO))
    }

    /// Whether the process dies.
    var isDeadly: Bool { faults.values.contains(.dead) }
}
