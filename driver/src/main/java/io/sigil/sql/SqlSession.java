package io.sigil.sql;

import io.sigil.dialect.Dialect;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What of a connection's session decides how its SQL reads: lexical settings, and where unqualified names are looked up.
 * Immutable value; part of a plan's identity.
 */
public final class SqlSession {
    private final Dialect dialect;
    private final boolean ansiQuotes;
    private final boolean backslashEscapes;
    private final boolean pipesAsConcat;
    private final boolean ordinaryText;
    private final boolean extremesOfBytes;
    private final @Nullable Character likeEscape;
    private final String catalog;
    private final List<String> searchPath;
    private final int hash;

    /** A session whose text functions do as the dialect's do by default. */
    public SqlSession(
            Dialect dialect,
            boolean ansiQuotes,
            boolean backslashEscapes,
            boolean pipesAsConcat,
            String catalog,
            List<String> searchPath) {
        this(dialect, ansiQuotes, backslashEscapes, pipesAsConcat, true, true, catalog, searchPath);
    }

    /**
     * @param ansiQuotes whether double quotes enclose an identifier (false: a string, MySQL's default)
     * @param backslashEscapes whether a backslash escapes within an ordinary string (MySQL without
     *     NO_BACKSLASH_ESCAPES; PostgreSQL with standard_conforming_strings off)
     * @param pipesAsConcat whether {@code ||} concatenates (false: logical OR, MySQL's default)
     * @param ordinaryText whether ASCII letters change case as in English, the empty string isn't NULL, and text that
     *     differs isn't equal: false for H2 and MariaDB in their Oracle modes and for some locales and collations
     * @param extremesOfBytes whether MIN and MAX take bytes: PostgreSQL has them for BYTEA since 18
     * @param catalog the current catalog; for MySQL and MariaDB the current database; empty when there is none
     * @param searchPath schemas in which unqualified names are looked up, first to last; empty for MySQL and MariaDB
     */
    public SqlSession(
            Dialect dialect,
            boolean ansiQuotes,
            boolean backslashEscapes,
            boolean pipesAsConcat,
            boolean ordinaryText,
            boolean extremesOfBytes,
            String catalog,
            List<String> searchPath) {
        this(
                dialect,
                ansiQuotes,
                backslashEscapes,
                pipesAsConcat,
                ordinaryText,
                extremesOfBytes,
                dialect.isMySqlFamily() && !backslashEscapes ? null : Character.valueOf('\\'),
                catalog,
                searchPath);
    }

    private SqlSession(
            Dialect dialect,
            boolean ansiQuotes,
            boolean backslashEscapes,
            boolean pipesAsConcat,
            boolean ordinaryText,
            boolean extremesOfBytes,
            @Nullable Character likeEscape,
            String catalog,
            List<String> searchPath) {
        this.likeEscape = likeEscape;
        this.dialect = Objects.requireNonNull(dialect);
        this.ansiQuotes = ansiQuotes;
        this.backslashEscapes = backslashEscapes;
        this.pipesAsConcat = pipesAsConcat;
        this.ordinaryText = ordinaryText;
        this.extremesOfBytes = extremesOfBytes;
        this.catalog = Objects.requireNonNull(catalog);
        this.searchPath = List.copyOf(searchPath);
        this.hash = Objects.hash(
                dialect,
                ansiQuotes,
                backslashEscapes,
                pipesAsConcat,
                ordinaryText,
                extremesOfBytes,
                likeEscape,
                this.catalog,
                this.searchPath);
    }

    /**
     * The same session with another escape character of LIKE: H2's setting DEFAULT_ESCAPE.
     *
     * @param escape null: LIKE has none but that of ESCAPE
     */
    public SqlSession withLikeEscape(@Nullable Character escape) {
        return new SqlSession(
                dialect,
                ansiQuotes,
                backslashEscapes,
                pipesAsConcat,
                ordinaryText,
                extremesOfBytes,
                escape,
                catalog,
                searchPath);
    }

    public Dialect dialect() {
        return dialect;
    }

    public boolean ansiQuotes() {
        return ansiQuotes;
    }

    public boolean backslashEscapes() {
        return backslashEscapes;
    }

    public boolean pipesAsConcat() {
        return pipesAsConcat;
    }

    public boolean ordinaryText() {
        return ordinaryText;
    }

    public boolean hasExtremesOfBytes() {
        return extremesOfBytes;
    }

    /** The character that escapes in a pattern of LIKE without ESCAPE; null: none does. */
    public @Nullable Character likeEscape() {
        return likeEscape;
    }

    public String catalog() {
        return catalog;
    }

    public List<String> searchPath() {
        return searchPath;
    }

    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof SqlSession)) {
            return false;
        }
        SqlSession that = (SqlSession) other;
        return dialect == that.dialect
                && ansiQuotes == that.ansiQuotes
                && backslashEscapes == that.backslashEscapes
                && pipesAsConcat == that.pipesAsConcat
                && ordinaryText == that.ordinaryText
                && extremesOfBytes == that.extremesOfBytes
                && Objects.equals(likeEscape, that.likeEscape)
                && catalog.equals(that.catalog)
                && searchPath.equals(that.searchPath);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
