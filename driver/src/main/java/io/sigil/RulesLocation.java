package io.sigil;

import io.sigil.error.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Paths;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a rules file is: a path, or {@code classpath:name}. Immutable. */
final class RulesLocation {
    static final String CLASS_PATH = "classpath:";

    private final String location;
    private final String origin;

    /**
     * @param location as the user wrote it
     * @param origin who named it, for messages
     */
    RulesLocation(String location, String origin) {
        this.location = location;
        this.origin = origin;
    }

    /** Only for {@code classpath:}. */
    boolean exists(List<ClassLoader> classLoaders) {
        return resource(classLoaders) != null;
    }

    RulesFile read(List<ClassLoader> classLoaders) throws SQLException {
        if (location.isEmpty()) {
            throw unreadable("the name is empty", null);
        }
        try {
            return new RulesFile(location, decode(bytes(classLoaders)));
        } catch (NoSuchFileException e) {
            throw unreadable("there is no such file", e);
        } catch (CharacterCodingException e) {
            throw unreadable("it isn't UTF-8", e);
        } catch (InvalidPathException e) {
            throw unreadable("it isn't a path", e);
        } catch (IOException e) {
            throw unreadable("reading failed (" + e.getClass().getSimpleName() + ")", e);
        }
    }

    private byte[] bytes(List<ClassLoader> classLoaders) throws IOException {
        if (!location.startsWith(CLASS_PATH)) {
            return Files.readAllBytes(Paths.get(location));
        }
        URL resource = resource(classLoaders);
        if (resource == null) {
            throw new NoSuchFileException(location);
        }
        URLConnection connection = resource.openConnection();
        connection.setUseCaches(false); // a cached jar stays open and hides that it was replaced
        try (InputStream in = connection.getInputStream()) {
            return in.readAllBytes();
        }
    }

    private @Nullable URL resource(List<ClassLoader> classLoaders) {
        String name = location.substring(CLASS_PATH.length());
        String absolute = name.startsWith("/") ? name.substring(1) : name;
        for (ClassLoader loader : classLoaders) {
            URL resource = loader.getResource(absolute);
            if (resource != null) {
                return resource;
            }
        }
        return null;
    }

    private static String decode(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private SQLException unreadable(String why, @Nullable Exception cause) {
        return ErrorCode.RULES_INVALID.exception(
                "can't read the rules file " + location + ", named by " + origin + "; " + why
                        + "; give the path of a rules file, or classpath:name",
                cause);
    }
}
