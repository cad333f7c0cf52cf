package io.sigil;

import io.sigil.error.ErrorCode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A JDBC URL taken apart: the delegate's URL, and the parameters in it that are Sigil's. Immutable. */
public final class SigilUrl {
    private static final String JDBC = "jdbc:";
    private static final String PREFIX = "jdbc:sigil:";
    private static final Pattern SCHEME = Pattern.compile("jdbc:[A-Za-z0-9+._-]{1,32}:");
    private static final Pattern MISPLACED =
            Pattern.compile("[?&;(,]\\s*sigil\\.[a-z]+\\s*=", Pattern.CASE_INSENSITIVE);

    private final String delegateUrl;
    private final Map<ConnectionProperty, String> properties;

    private SigilUrl(String delegateUrl, Map<ConnectionProperty, String> properties) {
        this.delegateUrl = delegateUrl;
        this.properties = Collections.unmodifiableMap(properties);
    }

    /** Whether it begins with {@code jdbc:sigil:}. */
    public static boolean isSigils(@Nullable String url) throws SQLException {
        return notNull(url).startsWith(PREFIX);
    }

    /** Whether it is a JDBC URL, but not one of Sigil's. */
    static boolean isNative(@Nullable String url) throws SQLException {
        return notNull(url).startsWith(JDBC) && !isSigils(url);
    }

    /** Takes {@code jdbc:sigil:…} apart. */
    public static SigilUrl parse(@Nullable String url) throws SQLException {
        if (!isSigils(url)) {
            throw ErrorCode.CONFIGURATION_INVALID.exception("not a URL of Sigil, " + scheme(notNull(url))
                    + "; it must begin with " + PREFIX + "; put sigil: after the URL's jdbc:");
        }
        String rest = notNull(url).substring(PREFIX.length());
        if (rest.startsWith("sigil:")) {
            throw ErrorCode.CONFIGURATION_INVALID.exception(
                    "sigil: is there twice, in the URL; values would be encrypted twice; leave one out");
        }
        return parseNative(JDBC + rest);
    }

    /** Takes the delegate's own URL apart. */
    static SigilUrl parseNative(@Nullable String given) throws SQLException {
        String url = notNull(given);
        UrlSyntax syntax = UrlSyntax.of(url.substring(JDBC.length()));
        int start = url.indexOf(syntax.start());
        if (start < 0) {
            return checked(url, syntax, Map.of());
        }
        Map<ConnectionProperty, String> properties = new EnumMap<>(ConnectionProperty.class);
        List<String> others = new ArrayList<>();
        for (String parameter : syntax.split(url.substring(start + 1))) {
            String name = nameOf(parameter, syntax);
            if (ConnectionProperty.isSigils(name)) {
                ConnectionProperty property = ConnectionProperty.named(name);
                String value = property.checked(valueOf(parameter, syntax, property));
                String before = properties.put(property, value);
                if (before != null && !before.equals(value)) {
                    throw ErrorCode.CONFIGURATION_INVALID.exception(
                            property.propertyName() + " is there twice, in the URL; its values differ; leave one out");
                }
            } else {
                others.add(parameter);
            }
        }
        String delegate = others.isEmpty()
                ? url.substring(0, start)
                : url.substring(0, start + 1) + String.join(String.valueOf(syntax.separator()), others);
        return checked(delegate, syntax, properties);
    }

    private static String nameOf(String parameter, UrlSyntax syntax) {
        int equals = parameter.indexOf('=');
        String name = equals < 0 ? parameter : parameter.substring(0, equals);
        try {
            return syntax.decode(name).trim();
        } catch (IllegalArgumentException e) {
            return name; // the delegate's affair
        }
    }

    private static String valueOf(String parameter, UrlSyntax syntax, ConnectionProperty property) throws SQLException {
        int equals = parameter.indexOf('=');
        try {
            return equals < 0 ? "" : syntax.decode(parameter.substring(equals + 1));
        } catch (IllegalArgumentException e) {
            throw ErrorCode.CONFIGURATION_INVALID.exception(
                    property.propertyName() + " isn't URL-encoded as it should be, in the URL; write % as %25");
        }
    }

    private static SigilUrl checked(String delegateUrl, UrlSyntax syntax, Map<ConnectionProperty, String> properties)
            throws SQLException {
        if (delegateUrl.length() == JDBC.length()) {
            throw ErrorCode.CONFIGURATION_INVALID.exception("no database, in the URL; nothing follows " + PREFIX
                    + "; append the URL of the database's driver" + " without its jdbc:");
        }
        // For instance inside MySQL's (host=…,port=…), or after the other kind of separator.
        if (MISPLACED.matcher(delegateUrl).find()) {
            throw ErrorCode.CONFIGURATION_INVALID.exception("a property of Sigil is in the wrong place, in the URL of "
                    + scheme(delegateUrl) + "; the driver behind would see it; write it after "
                    + syntax.start() + " as name=value, with " + syntax.separator() + " between parameters");
        }
        return new SigilUrl(delegateUrl, properties);
    }

    private static String notNull(@Nullable String url) throws SQLException {
        if (url == null) {
            throw ErrorCode.CONFIGURATION_INVALID.exception("URL is null, in a call of the driver; give a URL");
        }
        return url;
    }

    /** Begins with {@code jdbc:}; byte for byte what was given, but for the parameters that were Sigil's. */
    public String delegateUrl() {
        return delegateUrl;
    }

    /** Sigil's parameters, decoded. */
    public Map<ConnectionProperty, String> properties() {
        return properties;
    }

    /** What a message may show of the URL: {@code jdbc:h2:}. The rest can hold a password. */
    public String scheme() {
        return scheme(delegateUrl);
    }

    private static String scheme(String url) {
        Matcher matcher = SCHEME.matcher(url);
        return matcher.lookingAt() ? matcher.group() : "a URL without a scheme";
    }

    @Override
    public String toString() {
        return scheme() + "…";
    }
}
