package io.sigil;

import io.sigil.error.ErrorCode;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the driver behind Sigil, wherever class loaders hide it. {@code DriverManager} shows only drivers that Sigil's
 * own class loader sees, so the thread's is asked too. Never finds Sigil itself. Immutable.
 */
final class DelegateLookup {
    /** By name: another class loader's Sigil is Sigil too. */
    private static final Set<String> SIGILS = Set.of(SigilDriver.class.getName(), NativeUrlDriver.class.getName());

    /** A provider file that can't be read at all fails each time it is asked. */
    private static final int MAX_BROKEN_PROVIDERS = 100;

    private final List<ClassLoader> classLoaders;

    DelegateLookup(List<ClassLoader> classLoaders) {
        this.classLoaders = classLoaders;
    }

    /** The drivers of {@code DriverManager} that accept the URL, in its order. */
    List<Driver> registered(SigilUrl url) {
        return accepting(url, Collections.list(DriverManager.getDrivers()));
    }

    /** The drivers of {@code META-INF/services} that accept the URL. */
    List<Driver> provided(SigilUrl url) {
        List<Driver> drivers = new ArrayList<>();
        for (ClassLoader loader : classLoaders) {
            drivers.addAll(accepting(url, providers(loader)));
        }
        return drivers;
    }

    /** The driver of this class, which must accept the URL. */
    Driver named(String className, SigilUrl url) throws SQLException {
        if (SIGILS.contains(className)) {
            throw refused(className, "it is Sigil itself", null);
        }
        Class<?> type = load(className);
        if (type == null) {
            throw refused(className, "none of " + classLoaders.size() + " class loaders has it", null);
        }
        if (!Driver.class.isAssignableFrom(type)) {
            throw refused(className, "it isn't a java.sql.Driver", null);
        }
        Driver driver;
        try {
            driver = type.asSubclass(Driver.class).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException | LinkageError e) {
            throw refused(className, "it can't be made", e);
        }
        if (!accepts(driver, url)) {
            throw refused(className, "it doesn't accept " + url.scheme(), null);
        }
        return driver;
    }

    private static SQLException refused(String className, String why, @Nullable Throwable cause) {
        return ErrorCode.NO_DELEGATE.exception(
                "can't use " + className + " as the driver, named by sigil.delegateDriver; " + why
                        + "; name the class of the database's driver, or leave sigil.delegateDriver out",
                cause);
    }

    /** The error to throw when no driver took the URL. */
    SQLException nothingFound(SigilUrl url) {
        List<Driver> all = Collections.list(DriverManager.getDrivers());
        classLoaders.forEach(loader -> all.addAll(providers(loader)));
        String seen = all.stream()
                .filter(driver -> !isSigil(driver))
                .map(driver -> driver.getClass().getName())
                .distinct()
                .collect(Collectors.joining(", "));
        return ErrorCode.NO_DELEGATE.exception("no driver, for " + url.scheme()
                + "; looked at DriverManager and at META-INF/services/java.sql.Driver through "
                + classLoaders.size() + " class loaders, and saw "
                + (seen.isEmpty() ? "none" : seen)
                + "; put the database's driver on the class path, or name its class in sigil.delegateDriver");
    }

    private @Nullable Class<?> load(String className) {
        for (ClassLoader loader : classLoaders) {
            try {
                return Class.forName(className, true, loader);
            } catch (ClassNotFoundException | LinkageError e) {
                // The next one may have it.
            }
        }
        return null;
    }

    private static List<Driver> accepting(SigilUrl url, List<Driver> drivers) {
        return drivers.stream()
                .filter(driver -> !isSigil(driver))
                .filter(driver -> accepts(driver, url))
                .collect(Collectors.toList());
    }

    private static boolean isSigil(Driver driver) {
        return SIGILS.contains(driver.getClass().getName());
    }

    /** Somebody else's broken driver doesn't accept it; it must not hide the right one. */
    private static boolean accepts(Driver driver, SigilUrl url) {
        try {
            return driver.acceptsURL(url.delegateUrl());
        } catch (SQLException | RuntimeException | LinkageError e) {
            return false;
        }
    }

    private static List<Driver> providers(ClassLoader loader) {
        List<Driver> drivers = new ArrayList<>();
        Iterator<Driver> providers = ServiceLoader.load(Driver.class, loader).iterator();
        for (int broken = 0; broken < MAX_BROKEN_PROVIDERS; ) {
            try {
                if (!providers.hasNext()) {
                    break;
                }
                drivers.add(providers.next());
            } catch (ServiceConfigurationError | LinkageError e) {
                broken++;
            }
        }
        return drivers;
    }
}
