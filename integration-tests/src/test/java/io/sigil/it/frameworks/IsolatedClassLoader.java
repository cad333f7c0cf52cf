package io.sigil.it.frameworks;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Another version of a framework beside the one on the class path, and an application that is bound to it. Classes of the
 * given packages come from the given folder's jars, or from the class path's own folder for the application, and from nowhere
 * else; all others are the class path's.
 */
final class IsolatedClassLoader extends URLClassLoader {
    private final List<String> packages;

    private IsolatedClassLoader(URL[] urls, List<String> packages) {
        super(urls, IsolatedClassLoader.class.getClassLoader());
        this.packages = packages;
    }

    /** @param packages their names' beginnings */
    static IsolatedClassLoader of(Path jars, String... packages) throws IOException {
        return of(jars, List.of(), packages);
    }

    /**
     * @param plugIns of the class path, to be bound to the other version too
     * @param packages their names' beginnings
     */
    static IsolatedClassLoader of(Path jars, List<Class<?>> plugIns, String... packages) throws IOException {
        List<URL> urls = new ArrayList<>();
        plugIns.forEach(
                plugIn -> urls.add(plugIn.getProtectionDomain().getCodeSource().getLocation()));
        try (Stream<Path> files = Files.list(jars)) {
            for (Path jar : (Iterable<Path>) files.sorted()::iterator) {
                urls.add(jar.toUri().toURL());
            }
        }
        urls.add(IsolatedClassLoader.class.getProtectionDomain().getCodeSource().getLocation());
        return new IsolatedClassLoader(urls.toArray(new URL[0]), List.of(packages));
    }

    private boolean isOwn(String name) {
        return packages.stream().anyMatch(name::startsWith);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!isOwn(name)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : findClass(name);
        }
    }

    @Override
    public URL getResource(String name) {
        URL own = findResource(name);
        return own != null ? own : super.getResource(name);
    }

    /** Services of the other version must not be seen. */
    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        boolean own = name.startsWith("META-INF/services/") && isOwn(name.substring("META-INF/services/".length()));
        return own ? findResources(name) : super.getResources(name);
    }
}
