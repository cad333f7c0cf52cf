package io.sigil.rules;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The rule of one column. Immutable. */
public final class ColumnRule {
    private final Position position;
    private final Identifier name;
    private final String key;
    private final LogicalType type;
    private final Mode mode;
    private final Search search;
    private final int prefixLength;
    private final List<Normalization> normalize;
    private final String domain;
    private final List<Identifier> bindTo;
    private final boolean perSubject;
    private final Optional<String> alphabet;
    private final AcceptedLeakage acceptLeakage;
    private final Storage storage;
    private final ColumnState state;
    private final Optional<ColumnRule> previous;

    private ColumnRule(Builder builder) {
        position = builder.position;
        name = builder.name;
        key = builder.key;
        type = builder.type;
        mode = builder.mode;
        search = builder.search;
        prefixLength = builder.prefixLength;
        normalize = List.copyOf(builder.normalize);
        domain = builder.domain;
        bindTo = List.copyOf(builder.bindTo);
        perSubject = builder.perSubject;
        alphabet = builder.alphabet;
        acceptLeakage = builder.acceptLeakage;
        storage = mode == Mode.FORMAT_PRESERVING ? Storage.TEXT : builder.storage;
        state = builder.state;
        previous = builder.previous;
    }

    /** Where the rules file names this column. */
    public Position position() {
        return position;
    }

    public Identifier name() {
        return name;
    }

    /** Name of an entry under {@code keys}. */
    public String key() {
        return key;
    }

    public LogicalType type() {
        return type;
    }

    public Mode mode() {
        return mode;
    }

    public Search search() {
        return search;
    }

    /** How many characters a prefix that is searched for may have, 1 to 64; 0 when prefixes aren't searched for. */
    public int prefixLength() {
        return prefixLength;
    }

    /** In the order in which they apply; empty when the search takes values as they are. */
    public List<Normalization> normalize() {
        return normalize;
    }

    /**
     * What cells of this column may be compared with; when the file names none, {@code table.column} with unquoted names
     * in lower case.
     */
    public String domain() {
        return domain;
    }

    /** Columns of the row's key that a cell is bound to; empty when it isn't bound. */
    public List<Identifier> bindTo() {
        return bindTo;
    }

    public boolean perSubject() {
        return perSubject;
    }

    /** The characters of a format-preserving value, each once; present for that mode only. */
    public Optional<String> alphabet() {
        return alphabet;
    }

    public AcceptedLeakage acceptLeakage() {
        return acceptLeakage;
    }

    /** The physical form of a cell; TEXT for a format-preserving one, which has the form of its value. */
    public Storage storage() {
        return storage;
    }

    public ColumnState state() {
        return state;
    }

    /** The rule whose cells may still be stored beside this one's, while the column is encrypted anew. */
    public Optional<ColumnRule> previous() {
        return previous;
    }

    /** Whether the column may hold a value in more than one form. */
    public boolean isInMotion() {
        return state.mayHoldPlaintext() || previous.isPresent();
    }

    /** Whether cells of another rule can be read under this one, and are found by its searches. */
    public boolean takesCellsOf(ColumnRule other) {
        return makesSameCellsAs(other)
                || previous.map(p -> p.makesSameCellsAs(other)).orElse(false);
    }

    /** Whether cells made under one rule are cells of the other, and equal values are found alike. */
    public boolean makesSameCellsAs(ColumnRule other) {
        return key.equals(other.key)
                && type.equals(other.type)
                && mode == other.mode
                && search == other.search
                && prefixLength == other.prefixLength
                && normalize.equals(other.normalize)
                && domain.equals(other.domain)
                && bindTo.equals(other.bindTo)
                && perSubject == other.perSubject
                && alphabet.equals(other.alphabet)
                && storage == other.storage;
    }

    @Override
    public String toString() {
        return name + " " + type + " " + mode;
    }

    /** Collects the entries of one rule. Not thread-safe. */
    static final class Builder {
        private final Position position;
        private final Identifier name;
        private final String key;
        private final String domain;
        LogicalType type = LogicalType.of(LogicalType.Kind.VARCHAR);
        Mode mode = Mode.RANDOMIZED;
        Search search = Search.NONE;
        int prefixLength;
        List<Normalization> normalize = List.of();
        List<Identifier> bindTo = List.of();
        boolean perSubject;
        Optional<String> alphabet = Optional.empty();
        AcceptedLeakage acceptLeakage = AcceptedLeakage.NONE;
        Storage storage = Storage.BINARY;
        ColumnState state = ColumnState.ENCRYPTED;
        Optional<ColumnRule> previous = Optional.empty();

        Builder(Position position, Identifier name, String key, String domain) {
            this.position = Objects.requireNonNull(position);
            this.name = Objects.requireNonNull(name);
            this.key = Objects.requireNonNull(key);
            this.domain = Objects.requireNonNull(domain);
        }

        ColumnRule build() {
            return new ColumnRule(this);
        }
    }
}
