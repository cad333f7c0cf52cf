package io.sigil.it.conversions;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;

/** Streams, readers and large objects, with and without a length: right, too short, too long. */
final class StreamSetters {
    private static final List<String> TEXTS =
            List.of("", "abc", "42", "Zoë 😀", "2024-02-29", "\\x0102", "x".repeat(400));

    private final List<Setter> found = new ArrayList<>();

    private StreamSetters() {}

    static List<Setter> all() {
        StreamSetters setters = new StreamSetters();
        setters.readers();
        setters.streams();
        setters.objects();
        return setters.found;
    }

    /** A setter with a length; null stands for a setter without. */
    private interface Lengthy<T> {
        void set(PreparedStatement statement, int index, T content, long length) throws Exception;
    }

    private void text(String method, Setter.Typed<Reader> setter) {
        for (String text : TEXTS) {
            found.add(new Setter(method, Described.of(text), (c, s, i) -> setter.set(s, i, new StringReader(text))));
        }
        found.add(new Setter(method, "null", (c, s, i) -> setter.set(s, i, null)));
    }

    private void textOf(String method, Lengthy<Reader> setter) {
        for (String text : TEXTS) {
            found.add(new Setter(
                    method, Described.of(text), (c, s, i) -> setter.set(s, i, new StringReader(text), text.length())));
        }
        for (int length : List.of(0, 2, 5, -1)) {
            found.add(new Setter(
                    method, "abc, length " + length, (c, s, i) -> setter.set(s, i, new StringReader("abc"), length)));
        }
        found.add(new Setter(method, "null", (c, s, i) -> setter.set(s, i, null, 0)));
    }

    private void bytes(String method, Setter.Typed<InputStream> setter) {
        for (byte[] bytes : Samples.BINARY) {
            found.add(new Setter(
                    method, Described.of(bytes), (c, s, i) -> setter.set(s, i, new ByteArrayInputStream(bytes))));
        }
        found.add(new Setter(method, "null", (c, s, i) -> setter.set(s, i, null)));
    }

    private void bytesOf(String method, Lengthy<InputStream> setter) {
        for (byte[] bytes : Samples.BINARY) {
            found.add(new Setter(
                    method,
                    Described.of(bytes),
                    (c, s, i) -> setter.set(s, i, new ByteArrayInputStream(bytes), bytes.length)));
        }
        byte[] abc = "abc".getBytes(StandardCharsets.US_ASCII);
        for (int length : List.of(0, 2, 5, -1)) {
            found.add(new Setter(
                    method,
                    "abc, length " + length,
                    (c, s, i) -> setter.set(s, i, new ByteArrayInputStream(abc), length)));
        }
        found.add(new Setter(method, "null", (c, s, i) -> setter.set(s, i, null, 0)));
    }

    private void readers() {
        text("setCharacterStream", PreparedStatement::setCharacterStream);
        text("setNCharacterStream", PreparedStatement::setNCharacterStream);
        text("setClob(Reader)", PreparedStatement::setClob);
        text("setNClob(Reader)", PreparedStatement::setNClob);
        textOf("setCharacterStream(int)", (s, i, r, n) -> s.setCharacterStream(i, r, (int) n));
        textOf("setCharacterStream(long)", (s, i, r, n) -> s.setCharacterStream(i, r, n));
        textOf("setNCharacterStream(long)", (s, i, r, n) -> s.setNCharacterStream(i, r, n));
        textOf("setClob(Reader, long)", (s, i, r, n) -> s.setClob(i, r, n));
        textOf("setNClob(Reader, long)", (s, i, r, n) -> s.setNClob(i, r, n));
    }

    @SuppressWarnings("deprecation") // it is one of the ways in
    private void streams() {
        bytes("setAsciiStream", PreparedStatement::setAsciiStream);
        bytes("setBinaryStream", PreparedStatement::setBinaryStream);
        bytes("setBlob(InputStream)", PreparedStatement::setBlob);
        bytesOf("setAsciiStream(int)", (s, i, x, n) -> s.setAsciiStream(i, x, (int) n));
        bytesOf("setAsciiStream(long)", (s, i, x, n) -> s.setAsciiStream(i, x, n));
        bytesOf("setUnicodeStream", (s, i, x, n) -> s.setUnicodeStream(i, x, (int) n));
        bytesOf("setBinaryStream(int)", (s, i, x, n) -> s.setBinaryStream(i, x, (int) n));
        bytesOf("setBinaryStream(long)", (s, i, x, n) -> s.setBinaryStream(i, x, n));
        bytesOf("setBlob(InputStream, long)", (s, i, x, n) -> s.setBlob(i, x, n));
    }

    private void objects() {
        for (String text : TEXTS) {
            found.add(new Setter("setClob(Clob)", Described.of(text), (c, s, i) -> {
                var clob = c.createClob();
                clob.setString(1, text);
                s.setClob(i, clob);
            }));
            found.add(new Setter("setNClob(NClob)", Described.of(text), (c, s, i) -> {
                var clob = c.createNClob();
                clob.setString(1, text);
                s.setNClob(i, clob);
            }));
        }
        for (byte[] bytes : Samples.BINARY) {
            found.add(new Setter("setBlob(Blob)", Described.of(bytes), (c, s, i) -> {
                var blob = c.createBlob();
                blob.setBytes(1, bytes);
                s.setBlob(i, blob);
            }));
        }
        found.add(new Setter("setClob(Clob)", "null", (c, s, i) -> s.setClob(i, (java.sql.Clob) null)));
        found.add(new Setter("setNClob(NClob)", "null", (c, s, i) -> s.setNClob(i, (java.sql.NClob) null)));
        found.add(new Setter("setBlob(Blob)", "null", (c, s, i) -> s.setBlob(i, (java.sql.Blob) null)));
    }
}
