package io.sigil.it.frameworks;

/** A small application of one framework. Everything that it knows of its database is in {@link Access}. */
@FunctionalInterface
public interface Application {

    /**
     * Makes its tables in an empty database and works on them.
     *
     * @param seen what the application sees; must be the same whichever way leads to the database
     */
    void run(Access access, Transcript seen) throws Exception;
}
