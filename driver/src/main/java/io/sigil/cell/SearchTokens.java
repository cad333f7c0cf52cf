package io.sigil.cell;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.sigil.error.ErrorCode;
import io.sigil.keys.DataKey;
import io.sigil.keys.KeyPurpose;
import java.security.GeneralSecurityException;
import java.security.ProviderException;
import java.sql.SQLException;

/**
 * Makes the search tokens of one column: what stands in front of a cell and is the same for equal values. docs/cell-format.md
 * is the byte-exact specification.
 *
 * <p><b>Security guarantees.</b> Without the search key a token of {@link #equality} tells which values of one domain and type
 * are equal; one of {@link #prefix} tells also how many characters two values have in common at their start, up to the
 * number of characters, and the length of shorter values; one of {@link #range} tells the order of the values and the first
 * bit in which two differ (Chenette, Lewi, Weis, Wu: FSE 2016). They tell nothing else.
 *
 * <p><b>Warning.</b> That is much. Whoever knows how often values occur may recognise them; whoever can have values of their
 * choice stored finds any value of a range column by halving.
 *
 * <p>Thread-safe; takes no lock when the key was used before.
 */
public final class SearchTokens {

    /** Search keys are replaced on purpose only, so there are seldom two. */
    private static final int MAX_KEYS = 16;

    /** Magic and suite stand before the token. */
    private static final int HEADER_BYTES = 4;

    /** Bytes that make whole characters of text storage. */
    private static final int TEXT_GROUP_BYTES = 3;

    private final TokenDomain domain;
    private final int length;
    private final LoadingCache<DataKey, CipherPool<SearchTokenMaker>> pools;

    private SearchTokens(TokenDomain domain, int length, CipherPool.Maker<SearchTokenMaker> maker) {
        this.domain = domain;
        this.length = length;
        this.pools = Caffeine.newBuilder()
                .weakKeys()
                .maximumSize(MAX_KEYS)
                .executor(Runnable::run)
                .build(key -> new CipherPool<>(maker));
    }

    /** Tokens of 16 bytes; values are any bytes. */
    public static SearchTokens equality(TokenDomain domain) {
        return new SearchTokens(
                domain,
                equalityBytes(),
                secret -> new EqualityTokenMaker(domain.key(secret, "equality", EqualityTokenMaker.KEY_BYTES)));
    }

    /**
     * Tokens that know prefixes of 1 to {@code characters} code points; values are texts in UTF-8.
     *
     * @param characters 1 to 64
     */
    public static SearchTokens prefix(TokenDomain domain, int characters) {
        int length = prefixBytes(characters);
        return new SearchTokens(
                domain,
                length,
                secret -> new PrefixTokenMaker(
                        domain.key(secret, "prefix", PrefixTokenMaker.KEY_BYTES), characters, length));
    }

    /**
     * Tokens in the order of the values, which are {@code width} bytes each.
     *
     * @param width at least 1
     */
    public static SearchTokens range(TokenDomain domain, int width) {
        int length = rangeBytes(width);
        return new SearchTokens(
                domain,
                length,
                secret -> new RangeTokenMaker(domain.key(secret, "range", RangeTokenMaker.KEY_BYTES), width, length));
    }

    /** Bytes of a token of {@link #equality}. */
    public static int equalityBytes() {
        return EqualityTokenMaker.TOKEN_BYTES;
    }

    /** Bytes of a token of {@link #prefix}. */
    public static int prefixBytes(int characters) {
        return padded(PrefixTokenMaker.tokenBytes(characters));
    }

    /** Bytes of a token of {@link #range}. */
    public static int rangeBytes(int width) {
        return padded(width * Byte.SIZE);
    }

    /** Zero bytes at the end let whole characters of text storage hold exactly header and token. */
    private static int padded(int length) {
        return (HEADER_BYTES + length + TEXT_GROUP_BYTES - 1) / TEXT_GROUP_BYTES * TEXT_GROUP_BYTES - HEADER_BYTES;
    }

    /** Bytes of a token. */
    public int length() {
        return length;
    }

    /**
     * The token of a value.
     *
     * @param key a search key
     * @throws SQLException SIGIL-4007 when the JVM lacks a cipher or the key was destroyed
     */
    public byte[] token(DataKey key, byte[] value) throws SQLException {
        return make(key, maker -> maker.token(value));
    }

    /**
     * What the tokens of the values that begin with {@code prefix}, and of no others, begin with.
     *
     * @param prefix UTF-8 of at least one and at most as many code points as the tokens know
     * @throws SQLException SIGIL-4007 when the JVM lacks a cipher or the key was destroyed
     */
    public byte[] prefixToken(DataKey key, byte[] prefix) throws SQLException {
        return make(key, maker -> maker.prefixToken(prefix));
    }

    private interface Work {
        byte[] with(SearchTokenMaker maker) throws GeneralSecurityException;
    }

    private byte[] make(DataKey key, Work work) throws SQLException {
        if (key.purpose() != KeyPurpose.SEARCH) {
            throw new IllegalArgumentException("a key for " + key.purpose() + " makes no search tokens");
        }
        CipherPool<SearchTokenMaker> pool = pools.get(key);
        try {
            SearchTokenMaker maker = pool.borrow(key);
            byte[] token = work.with(maker);
            pool.giveBack(maker);
            return token;
        } catch (GeneralSecurityException | ProviderException | IllegalStateException e) {
            throw ErrorCode.CIPHER_FAILED.exception("the search token can't be made, domain " + domain + "; "
                    + e.getClass().getName()
                    + " in the JVM's security provider, or the search key was destroyed when its cache was closed;"
                    + " check that the JVM offers AES/ECB without padding, and HmacSHA256");
        }
    }

    @Override
    public String toString() {
        return "SearchTokens[" + domain + "]";
    }
}
