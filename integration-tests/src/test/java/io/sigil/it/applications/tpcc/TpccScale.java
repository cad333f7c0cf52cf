package io.sigil.it.applications.tpcc;

import java.util.Random;

/**
 * How large the tables are.
 *
 * @param customers for each district; the standard has 3,000
 * @param items the standard has 100,000
 */
record TpccScale(int warehouses, int customers, int items) {
    private static final String[] SYLLABLES = {
        "BAR", "OUGHT", "ABLE", "PRI", "PRES", "ESE", "ANTI", "CALLY", "ATION", "EING"
    };

    /** Clause 4.3.2.3. */
    static String lastName(int number) {
        return SYLLABLES[number / 100] + SYLLABLES[number / 10 % 10] + SYLLABLES[number % 10];
    }

    int someCustomer(Random random) {
        return nonUniform(random, 1_023, customers, 259);
    }

    int someItem(Random random) {
        return nonUniform(random, 8_191, items, 7_911);
    }

    String someLastName(Random random) {
        return lastName(nonUniform(random, 255, names(), 223) - 1);
    }

    /** Three customers of a district share a last name, as at the standard's size. */
    String lastNameOf(int customer) {
        return lastName((customer - 1) % names());
    }

    private int names() {
        return Math.min(1_000, Math.max(1, customers / 3));
    }

    /** Clause 2.1.6, from 1 to {@code most}. */
    private static int nonUniform(Random random, int a, int most, int c) {
        return ((random.nextInt(a + 1) | (1 + random.nextInt(most))) + c) % most + 1;
    }
}
