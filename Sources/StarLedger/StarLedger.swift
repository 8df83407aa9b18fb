// What a program that keeps or reads a ledger imports: `import StarLedger`.
//
// The model of filings, the rules that answer, the ledger and the proofs are exported whole; of the
// log's files and of the read model only what errors, notices and answers are made of.

@_exported public import FilingModel
@_exported public import Ledger
@_exported public import Projections
@_exported public import TransparencyLog

@_exported public import struct EventLog.LineError
@_exported public import struct EventLog.LogDamage
@_exported public import enum EventLog.LogError
@_exported public import struct EventLog.LogHead
@_exported public import struct EventLog.LogRecovery
@_exported public import struct EventLog.SegmentIdentity
@_exported public import enum ReadModel.ReadModelDamage
@_exported public import enum ReadModel.ReadModelError
@_exported public import struct ReadModel.ReadModelFacts
@_exported public import enum ReadModel.ReadModelNotice
@_exported public import struct ReadModel.ReadModelStatus
@_exported public import struct ReadModel.SQLAnswer
@_exported public import enum ReadModel.SQLError
