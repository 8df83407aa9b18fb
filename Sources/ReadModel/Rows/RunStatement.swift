import GRDB

/// A statement that SQLite ran.
package struct RunStatement: Hashable, Sendable {
    /// As it was prepared.
    package let sql: String
    /// With the arguments that were bound to it.
    package let boundSQL: String
}

extension DatabaseQueue {
    /// Tells of every statement that is run from now on.
    func listen(_ tell: @escaping @Sendable (RunStatement) -> Void) {
        writeWithoutTransaction { db in
            db.trace { event in
                guard case .statement(let statement) = event else { return }
                tell(RunStatement(sql: statement.sql, boundSQL: statement.expandedSQL))
            }
        }
    }
}
