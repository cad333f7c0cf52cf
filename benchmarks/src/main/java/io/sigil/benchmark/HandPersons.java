package io.sigil.benchmark;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The application encrypts by hand what its columns hold. */
final class HandPersons extends Persons {
    private final HandCipher cipher;

    HandPersons(Connection connection, Side side) throws SQLException, GeneralSecurityException {
        super(connection, side);
        cipher = new HandCipher(side == Side.HAND);
    }

    @Override
    void bindText(PreparedStatement prepared, int index, String value) throws SQLException, GeneralSecurityException {
        prepared.setBytes(index, cipher.encrypt(value.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    void bindAlike(PreparedStatement prepared, int index, String value) throws SQLException, GeneralSecurityException {
        prepared.setBytes(index, cipher.encryptAlike(value.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    String text(ResultSet rows, int index) throws SQLException, GeneralSecurityException {
        return new String(cipher.decrypt(rows.getBytes(index)), StandardCharsets.UTF_8);
    }
}
