package io.sigil.cli;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * Puts JDBC drivers that aren't on the class path within reach: {@link DriverManager} shows a driver only to classes whose
 * loader sees it, so each is registered behind a class of ours. Loaded for the life of the process.
 */
final class DriverPath {
    private DriverPath() {}

    static List<Path> split(String variable) {
        List<Path> paths = new ArrayList<>();
        for (String each : variable.split("," + "|" + Pattern.quote(File.pathSeparator), -1)) {
            if (!each.isBlank()) {
                paths.add(Path.of(each.trim()));
            }
        }
        return paths;
    }

    static void load(CommandLine command, List<Path> jars) throws SQLException {
        if (jars.isEmpty()) {
            return;
        }
        List<URL> urls = new ArrayList<>();
        for (Path jar : jars) {
            if (!Files.exists(jar)) {
                throw new ParameterException(command, "--driver-path names " + jar + ", which isn't there");
            }
            urls.add(url(jar));
        }
        // Drivers load classes as they go, so it isn't closed; key services are looked for in the thread's loader.
        URLClassLoader loader = new URLClassLoader(urls.toArray(new URL[0]), DriverPath.class.getClassLoader());
        Thread.currentThread().setContextClassLoader(loader);
        Iterator<Driver> drivers = ServiceLoader.load(Driver.class, loader).iterator();
        try {
            while (drivers.hasNext()) {
                Driver driver = drivers.next();
                if (driver.getClass().getClassLoader() == loader) {
                    DriverManager.registerDriver(new VisibleDriver(driver));
                }
            }
        } catch (ServiceConfigurationError e) {
            throw new ParameterException(command, "A driver of --driver-path can't be loaded: " + jars, e);
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new AssertionError("every file has a URL", e);
        }
    }
}
