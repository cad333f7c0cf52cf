package io.sigil;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.ref.WeakReference;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.h2.Driver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application that goes takes Sigil with it: no thread, no static, no registration keeps its class loader. */
class RedeployTest {
    private static final long GIVE_UP_MILLIS = 20_000;

    @TempDir
    private Path folder;

    @Test
    void theClassLoaderIsCollectedWhenTheApplicationBroughtTheDelegate() throws Exception {
        assertThat(isCollected(deploy(ClassLoader.getPlatformClassLoader()))).isTrue();
    }

    @Test
    void theClassLoaderIsCollectedWhenTheServerHasTheDelegate() throws Exception {
        URL h2 = Driver.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader server = new URLClassLoader(new URL[] {h2}, ClassLoader.getPlatformClassLoader())) {
            useOnce(server);
            assertThat(isCollected(deploy(server))).isTrue();
        }
    }

    /** H2 keeps the class loaders, and in an exception the classes, that are there when it is used first. */
    private static void useOnce(ClassLoader server) throws Exception {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try {
            Thread.currentThread().setContextClassLoader(server);
            java.sql.Driver h2 = (java.sql.Driver)
                    server.loadClass("org.h2.Driver").getConstructor().newInstance();
            h2.connect("jdbc:h2:mem:", new Properties()).close();
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    /** The test can fail: a class that somebody still has keeps its loader. */
    @Test
    void aClassLoaderThatIsStillNeededIsNotCollected() throws Exception {
        WeakReference<ClassLoader> reference = deploy(ClassLoader.getPlatformClassLoader());
        Class<?> kept = reference.get() == null ? null : reference.get().loadClass("io.sigil.SigilDriver");
        System.gc();
        assertThat(kept).isNotNull();
        assertThat(reference.get()).isSameAs(kept.getClassLoader());
    }

    private WeakReference<ClassLoader> deploy(ClassLoader parent) throws Exception {
        Path rules = Files.writeString(folder.resolve("sigil.yaml"), """
                version: 1
                keys: {k: {kms: local, keyring: '%s', password: p, create: true}}
                tables: {users: {columns: {ssn: {type: VARCHAR(11), mode: deterministic}}}}
                """.formatted(folder.resolve("k.p12")));
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader application = new URLClassLoader(classPath(), parent)) {
            Thread.currentThread().setContextClassLoader(application);
            @SuppressWarnings("unchecked")
            UnaryOperator<String> program = (UnaryOperator<String>) application
                    .loadClass("io.sigil.RedeployedApplication")
                    .getConstructor()
                    .newInstance();
            assertThat(program.getClass().getClassLoader()).isSameAs(application);
            assertThat(program.apply("jdbc:sigil:h2:mem:redeploy;sigil.rules=" + rules))
                    .isEqualTo("815-10-1852");
            return new WeakReference<>(application);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private static URL[] classPath() throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        return urls.toArray(new URL[0]);
    }

    private static boolean isCollected(WeakReference<ClassLoader> reference) throws InterruptedException {
        long end = System.currentTimeMillis() + GIVE_UP_MILLIS;
        while (reference.get() != null && System.currentTimeMillis() < end) {
            System.gc();
            Thread.sleep(50);
        }
        return reference.get() == null;
    }
}
