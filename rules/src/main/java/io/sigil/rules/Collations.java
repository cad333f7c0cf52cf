package io.sigil.rules;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What to say of collations whose comparisons can't be computed outside the database. Stateless. */
final class Collations {
    /** MySQL's and MariaDB's {@code utf8mb4_danish_ci}, PostgreSQL's citext, H2's VARCHAR_IGNORECASE, ICU's names. */
    private static final Pattern NAME = Pattern.compile(
            ".*_(ci|cs|ai|as|ks|bin)|utf8(mb[34])?(_.*)?|latin\\d(_.*)?|uca\\d+(_.*)?|cp\\d+_.*|citext|.*ignorecase|und(-.*)?"
                    + "|[a-z]{2}-.*|[a-z]{2}_[a-z]{2}.*|collation");

    private Collations() {}

    /** Another collation takes other texts for equal, however alike their names are. */
    static Optional<String> advice(String word) {
        String name = word.toLowerCase(Locale.ROOT);
        if (!NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        if (name.startsWith("utf8_")) {
            return Optional.of("that collation is called `" + name.replace("utf8_", "utf8mb3_")
                    + "` today; `utf8mb3_general_ci` and `utf8mb3_unicode_ci` are known");
        }
        return Optional.of(
                "Sigil knows the weights of `utf8mb4_general_ci`, `utf8mb3_general_ci`, `utf8mb4_unicode_ci`,"
                        + " `utf8mb3_unicode_ci`, `utf8mb4_0900_ai_ci` and `latin1_swedish_ci`, and which texts another collation takes for"
                        + " equal can't be told outside the database; give the plaintext column one of these first and look whether the"
                        + " application still finds what it should, or write steps such as `[nfkc, lowercase]` if searches may differ by"
                        + " that");
    }
}
