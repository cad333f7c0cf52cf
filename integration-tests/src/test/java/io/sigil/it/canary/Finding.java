package io.sigil.it.canary;

/**
 * Plaintext where none may be.
 *
 * @param canary the value
 * @param encoding how it was written there
 * @param place a statement, a file with an offset, or a log
 * @param surroundings some readable bytes around it
 */
public record Finding(String canary, String encoding, String place, String surroundings) {

    @Override
    public String toString() {
        return "'" + canary + "' as " + encoding + " in " + place + ": …" + surroundings + "…";
    }
}
