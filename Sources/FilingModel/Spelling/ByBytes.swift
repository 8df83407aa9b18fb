/// A text that is compared, hashed and sorted by its bytes: texts that only look alike are two.
///
/// `String` takes a letter with its accent for the two one after the other, as they are canonically
/// equivalent (Unicode Standard Annex #15). The log does not: its lines are hashed, so what is
/// another line is another text. Every text of the domain that can hold such letters is kept so.
@propertyWrapper
@frozen
public struct ByBytes<Text: BytewiseText>: Hashable, Comparable, Sendable {
    /// The text.
    public var wrappedValue: Text

    /// A text.
    @inlinable
    public init(wrappedValue: Text) { self.wrappedValue = wrappedValue }

    /// A text, as a value of its own.
    @inlinable
    public init(_ text: Text) { wrappedValue = text }

    /// Compares the bytes.
    @inlinable
    public static func == (lhs: Self, rhs: Self) -> Bool {
        lhs.wrappedValue.hasBytes(of: rhs.wrappedValue)
    }

    /// Orders by the bytes.
    @inlinable
    public static func < (lhs: Self, rhs: Self) -> Bool {
        lhs.wrappedValue.bytesPrecede(rhs.wrappedValue)
    }

    /// Hashes the bytes.
    @inlinable
    public func hash(into hasher: inout Hasher) { wrappedValue.hashBytes(into: &hasher) }
}

/// A text, or none, whose bytes can be compared.
public protocol BytewiseText: Sendable {
    /// Whether two are the same byte for byte.
    func hasBytes(of other: Self) -> Bool
    /// Whether the bytes of this one come first.
    func bytesPrecede(_ other: Self) -> Bool
    /// Hashes the bytes.
    func hashBytes(into hasher: inout Hasher)
}

extension String: BytewiseText {
    /// Whether two texts are the same byte for byte.
    @inlinable
    public func hasBytes(of other: String) -> Bool {
        // Most texts that are compared differ, and what differs by `==` differs by its bytes.
        self == other && utf8.elementsEqual(other.utf8)
    }

    /// Whether the bytes of this text come first.
    @inlinable
    public func bytesPrecede(_ other: String) -> Bool {
        utf8.lexicographicallyPrecedes(other.utf8)
    }

    /// Hashes the bytes of the text, and a byte that stands in no text behind them.
    @inlinable
    public func hashBytes(into hasher: inout Hasher) {
        var text = self
        text.withUTF8 { unsafe hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        hasher.combine(0xFF as UInt8)
    }
}

extension Optional: BytewiseText where Wrapped == String {
    /// Whether both are there, the same byte for byte, or neither is.
    @inlinable
    public func hasBytes(of other: String?) -> Bool {
        guard let self, let other else { return self == nil && other == nil }
        return self.hasBytes(of: other)
    }

    /// Whether this one is there and the other is not, or its bytes come first.
    @inlinable
    public func bytesPrecede(_ other: String?) -> Bool {
        guard let self, let other else { return self != nil && other == nil }
        return self.bytesPrecede(other)
    }

    /// Hashes whether it is there, and its bytes.
    @inlinable
    public func hashBytes(into hasher: inout Hasher) {
        hasher.combine(self != nil)
        self?.hashBytes(into: &hasher)
    }
}
