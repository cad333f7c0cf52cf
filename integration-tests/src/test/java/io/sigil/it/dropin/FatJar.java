package io.sigil.it.dropin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/** Writes an executable jar as Spring Boot's build plugins do: libraries lie in it as jars, stored and not compressed. */
final class FatJar {
    private static final String LAUNCHER = "org.springframework.boot.loader.launch.JarLauncher";

    private FatJar() {}

    static Path write(Path jar, Path loader, Path classes, List<Path> libraries, String main) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, LAUNCHER);
        attributes.putValue("Start-Class", main);
        attributes.putValue("Spring-Boot-Classes", "BOOT-INF/classes/");
        attributes.putValue("Spring-Boot-Lib", "BOOT-INF/lib/");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (String folder : List.of("BOOT-INF/", "BOOT-INF/classes/", "BOOT-INF/lib/")) {
                out.putNextEntry(new JarEntry(folder));
            }
            copyLoader(loader, out);
            try (Stream<Path> files = Files.walk(classes)) {
                files.filter(Files::isRegularFile).sorted().forEach(file -> {
                    try {
                        out.putNextEntry(new JarEntry("BOOT-INF/classes/" + classes.relativize(file)));
                        Files.copy(file, out);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
            }
            for (Path library : libraries) {
                store(library, out);
            }
        }
        return jar;
    }

    private static void copyLoader(Path loader, JarOutputStream out) throws IOException {
        try (JarFile file = new JarFile(loader.toFile())) {
            for (Enumeration<JarEntry> entries = file.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                if (!entry.isDirectory() && !entry.getName().equals(JarFile.MANIFEST_NAME)) {
                    out.putNextEntry(new JarEntry(entry.getName()));
                    try (InputStream in = file.getInputStream(entry)) {
                        in.transferTo(out);
                    }
                }
            }
        }
    }

    private static void store(Path library, JarOutputStream out) throws IOException {
        byte[] bytes = Files.readAllBytes(library);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        JarEntry entry = new JarEntry("BOOT-INF/lib/" + library.getFileName());
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(crc.getValue());
        out.putNextEntry(entry);
        out.write(bytes);
    }
}
