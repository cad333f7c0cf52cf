package io.sigil.it.frameworks.mybatis;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/** A row of patient; MyBatis fills the fields. */
final class Patient {
    Long id;
    String ssn;
    String email;
    String phone;
    LocalDate birthDate;
    BigDecimal balance;
    LocalDateTime lastSeen;
    byte[] photo;
    String notes;
    String country = "DE";
    List<String> diagnoses;

    Object[] fields() {
        return new Object[] {
            id,
            ssn,
            email,
            phone,
            birthDate,
            balance,
            lastSeen,
            photo,
            notes == null ? 0 : notes.length(),
            country,
            diagnoses
        };
    }
}
