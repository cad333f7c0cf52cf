package io.sigil.it.conversions;

import io.sigil.dialect.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The differences that are meant, each with its reason. The first rule that matches explains a cell. */
final class Explanations {

    /**
     * One rule.
     *
     * @param name the rule, short
     * @param reason why it is meant so
     */
    record Rule(String name, String reason, Predicate<Cell> covers) {}

    private static final Pattern UNIMPLEMENTED = Pattern.compile(
            "setObject\\(SQLType.*|set(NString|NCharacterStream|CharacterStream\\(long\\)|AsciiStream|UnicodeStream|N?Clob|URL|Ref|RowId|Array"
                    + "|Blob).*|get(NString|NCharacterStream|N?Clob|Blob|UnicodeStream|AsciiStream|CharacterStream|URL).*"
                    + "|getObject\\(Map\\)");

    private static final Pattern MOMENT = Pattern.compile("^(Date|Time|Timestamp|Local|Offset|Zoned|Instant|Calendar)");

    private final List<Rule> rules = new ArrayList<>();

    Explanations() {
        add(
                "state",
                "Both refuse. Sigil's SQLState is that of the standard (contract, section 8), the driver's is another.",
                cell -> cell.plain().isSqlException() && cell.ruled().isRefusal());
        add(
                "unchecked",
                "Both refuse. The driver lets an unchecked exception escape, Sigil throws an SQLException.",
                cell -> cell.plain().failed() && cell.ruled().isRefusal());
        add(
                "later",
                "The driver hands out an object and refuses when it is read; Sigil refuses at once, or reads it.",
                cell -> !cell.plain().failed() && cell.plain().value().contains(" that fails with "));
        add(
                "implemented",
                "The driver doesn't implement the method, or not for this class; Sigil does.",
                cell -> cell.plain().failed()
                        && !cell.ruled().failed()
                        && UNIMPLEMENTED.matcher(cell.method()).matches());
        add(
                "untyped",
                "PostgreSQL wants a cast where pgjdbc declares a text, or a NULL, as varchar; with"
                        + " stringtype=unspecified it doesn't, and Sigil never does.",
                cell -> cell.dialect() == Dialect.POSTGRESQL
                        && cell.way() == Cell.Way.IN
                        && "SQLState 42".equals(cell.plain().failure())
                        && !cell.ruled().failed());
        add(
                "null",
                "The driver refuses a NULL by the type it was given; for a ruled column every NULL is one of its own.",
                cell -> cell.way() == Cell.Way.IN
                        && cell.plain().failed()
                        && "null".equals(cell.ruled().value()));
        add(
                "negative zero",
                "Whether -0.0 or 0.0 reaches MySQL and MariaDB depends on the driver's protocol, so Sigil refuses -0.0.",
                cell -> cell.way() == Cell.Way.IN
                        && cell.value().contains("-0.0")
                        && cell.ruled().isRefusal());
        add(
                "surrogate",
                "Half a surrogate pair is no character and has no UTF-8; drivers and servers replace it, Sigil refuses it.",
                cell -> cell.value().contains("\"\\ud83d\"") && cell.ruled().isRefusal());
        add(
                "texts",
                "Of dates, times and numbers Sigil reads the forms on which databases agree (ISO 8601, digits); other texts,"
                        + " such as 0102 for a time, are refused.",
                cell -> cell.ruled().isRefusal()
                        && (cell.ruled().message().startsWith("SIGIL-3003")
                                || (cell.value().startsWith("\"")
                                        && cell.ruled().message().startsWith("SIGIL-3005"))));
        add(
                "moments as text",
                "How a driver writes a date or time into a column of text (digits, offset) is its own affair.",
                cell -> cell.way() == Cell.Way.IN
                        && isText(cell)
                        && cell.ruled().isRefusal()
                        && MOMENT.matcher(cell.value()).find());
        add(
                "text as moments",
                "What a driver reads as a date or time out of a text that isn't of ISO 8601 is its own affair.",
                cell -> cell.way() == Cell.Way.OUT
                        && isText(cell)
                        && cell.ruled().isRefusal()
                        && cell.method().matches(".*(Time|Date).*"));
        add(
                "today",
                "A TIME becomes a TIMESTAMP of today, or of 1970, by the driver; Sigil refuses what depends on the day.",
                cell -> cell.ruled().isRefusal()
                        && (cell.way() == Cell.Way.OUT
                                ? cell.column().ruleType().startsWith("TIME(")
                                : cell.value().matches("(Local)?Time .*")));
        add(
                "edges",
                "24:00:00, years before the Gregorian calendar, hours that a zone has twice, and what rounds into another"
                        + " day: drivers and servers disagree with themselves there, so Sigil refuses.",
                cell -> cell.ruled().isRefusal()
                        && (cell.ruled().message().startsWith("SIGIL-3004")
                                || cell.value().contains("59.999999")));
        add(
                "limit",
                "PostgreSQL's only binary type has no length; the logical type's is kept.",
                cell -> cell.dialect() == Dialect.POSTGRESQL
                        && cell.column().ruleType().startsWith("VARBINARY(")
                        && cell.ruled().isRefusal());
        add(
                "not a number",
                "The logical type DECIMAL has no NaN; PostgreSQL's numeric has.",
                cell -> cell.dialect() == Dialect.POSTGRESQL
                        && cell.value().endsWith("NaN")
                        && cell.ruled().isRefusal());
        add(
                "digits",
                "How many digits of a floating-point number are shown, or an hour that the zone skips is moved, depends on the"
                        + " protocol or the column's width.",
                cell -> cell.way() == Cell.Way.OUT
                        && cell.ruled().isRefusal()
                        && cell.column().ruleType().matches("REAL|DOUBLE|TIMESTAMP\\(.\\)")
                        && cell.method().matches("get(N?String|Double|Object\\(String\\))"));
        add(
                "numbers as truth",
                "BOOLEAN of MySQL and MariaDB is a number of one byte; the logical type holds true and false.",
                cell -> cell.dialect().isMySqlFamily()
                        && cell.column().ruleType().equals("BOOLEAN")
                        && cell.ruled().isRefusal());
        add(
                "halves",
                "A floating-point number with a fraction is rounded by the driver's protocol, text or binary.",
                cell -> cell.dialect().isMySqlFamily()
                        && cell.way() == Cell.Way.IN
                        && cell.ruled().isRefusal()
                        && cell.value().matches("(Float|Double) .*"));
        add(
                "beyond JDBC",
                "The driver converts what JDBC 4.3, tables B-5 and B-6, doesn't ask for; Sigil refuses rather than guess.",
                cell -> cell.ruled().isRefusal() && !StandardTables.list(cell));
    }

    private static boolean isText(Cell cell) {
        return cell.column().ruleType().matches("(VAR)?CHAR.*|CLOB");
    }

    private void add(String name, String reason, Predicate<Cell> covers) {
        rules.add(new Rule(name, reason, covers));
    }

    List<Rule> rules() {
        return List.copyOf(rules);
    }

    Optional<Rule> of(Cell cell) {
        return rules.stream().filter(rule -> rule.covers().test(cell)).findFirst();
    }
}
