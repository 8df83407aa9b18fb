import ArgumentParser
import FilingModel
import Reports

/// A value that is written as one word on the command line.
///
/// The argument parser's own `ExpressibleByArgument` can refuse a word, but not say why.
protocol ArgumentValue: Sendable {
    /// The word for it in the help; nil: the name of its option or argument.
    static var valueName: String? { get }

    /// Reads a word; throws a `ValidationError` that says what it must be.
    init(argument: String) throws
}

extension ArgumentValue {
    static var valueName: String? { nil }
}

/// A value of the domain, which has a spelling.
protocol SpelledValue: ArgumentValue {
    init(_ spelling: String) throws(SpellingError)
}

extension SpelledValue {
    init(argument: String) throws {
        do throws(SpellingError) {
            try self.init(argument)
        } catch {
            throw ValidationError(error.sentence)
        }
    }
}

/// One of a closed set of words.
protocol WordValue: ArgumentValue, CaseIterable, RawRepresentable where RawValue == String {}

extension WordValue {
    init(argument: String) throws {
        guard let value = Self(rawValue: argument) else {
            throw ValidationError("must be one of \(Self.allWords)")
        }
        self = value
    }

    /// Every word of the set, with commas between them.
    static var allWords: String { allCases.map(\.rawValue).joined(separator: ", ") }
}

// The argument parser takes such values like its own: `@Option(help: "…") var from: CalendarDate?`.

extension Option where Value: ArgumentValue {
    init(name: NameSpecification = .long, help: ArgumentHelp) {
        self.init(name: name, help: help.naming(Value.self), transform: Value.init(argument:))
    }

    init(wrappedValue: Value, name: NameSpecification = .long, help: ArgumentHelp) {
        self.init(
            wrappedValue: wrappedValue,
            name: name,
            help: help.naming(Value.self),
            transform: Value.init(argument:)
        )
    }
}

extension Option {
    init<T: ArgumentValue>(
        name: NameSpecification = .long,
        help: ArgumentHelp
    ) where Value == T? {
        self.init(name: name, help: help.naming(T.self), transform: T.init(argument:))
    }

    init<T: ArgumentValue>(
        wrappedValue: [T],
        name: NameSpecification = .long,
        help: ArgumentHelp
    ) where Value == [T] {
        self.init(
            wrappedValue: wrappedValue,
            name: name,
            help: help.naming(T.self),
            transform: T.init(argument:)
        )
    }
}

extension Argument where Value: ArgumentValue {
    init(help: ArgumentHelp) {
        self.init(help: help.naming(Value.self), transform: Value.init(argument:))
    }
}

extension Argument {
    init<T: ArgumentValue>(help: ArgumentHelp) where Value == [T] {
        self.init(help: help.naming(T.self), transform: T.init(argument:))
    }

    init<T: ArgumentValue>(wrappedValue: [T], help: ArgumentHelp) where Value == [T] {
        self.init(
            wrappedValue: wrappedValue,
            help: help.naming(T.self),
            transform: T.init(argument:)
        )
    }
}

extension ArgumentHelp {
    /// The same help, with the value named by its type unless it has a name already.
    fileprivate func naming(_ type: (some ArgumentValue).Type) -> ArgumentHelp {
        var help = self
        help.valueName = valueName ?? type.valueName
        return help
    }
}
