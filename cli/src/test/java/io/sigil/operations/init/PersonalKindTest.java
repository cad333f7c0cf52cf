package io.sigil.operations.init;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Columns are known by their names, in English and German, however they are written. */
class PersonalKindTest {
    private static void is(PersonalKind kind, String... columns) {
        for (String column : columns) {
            assertThat(PersonalKind.byName("t", column)).as(column).isEqualTo(kind);
        }
    }

    @Test
    void englishAndGermanNames() {
        is(PersonalKind.EMAIL, "email", "E_MAIL", "emailAddress", "customer_email", "mail_adresse");
        is(PersonalKind.SSN, "ssn", "social_security_number", "Sozialversicherungsnummer", "sv_nr");
        is(PersonalKind.IBAN, "iban", "account_number", "Kontonummer");
        is(PersonalKind.CARD, "card_number", "creditCardNumber", "kreditkartennummer");
        is(PersonalKind.PHONE, "phone", "phone_number", "mobile", "telefonnummer", "handy");
        is(PersonalKind.BIRTH_DATE, "birth_date", "dateOfBirth", "dob", "geburtsdatum", "GEB_DATUM");
        is(PersonalKind.NAME, "first_name", "lastName", "surname", "vorname", "Nachname");
        is(PersonalKind.ADDRESS, "street", "address_line_1", "straße", "anschrift");
        is(PersonalKind.IDENTITY_DOCUMENT, "passport_no", "personalausweisnummer");
        is(PersonalKind.INCOME, "salary", "gehalt");
        is(PersonalKind.HEALTH, "diagnosis", "blutgruppe");
        is(PersonalKind.BELIEF, "religion", "konfession");
    }

    @Test
    void otherNamesSayNothing() {
        is(null, "id", "created_at", "total", "status", "product_code", "name", "mailing_list_id", "company");
    }

    @Test
    void aNameAloneIsAPersonsInATableOfPersons() {
        assertThat(PersonalKind.byName("customers", "name")).isEqualTo(PersonalKind.NAME);
        assertThat(PersonalKind.byName("hr_mitarbeiter", "name")).isEqualTo(PersonalKind.NAME);
        assertThat(PersonalKind.byName("products", "name")).isNull();
    }
}
