package io.sigil.operations.init;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Kinds of personal values, with the words that columns of them are named by, in English and German. */
enum PersonalKind {
    EMAIL("e-mail addresses", "e ?mails?( ?(address|adresse))?|mail( ?(address|adresse))?"),
    SSN(
            "social security numbers",
            "ssn|social security( (number|no|nr))?|national id( (number|no))?|nin|"
                    + "sozialversicherungs ?(nummer|nr)|sv ?nr|sv ?nummer|rentenversicherungs ?(nummer|nr)|ahv ?(nummer|nr)?"),
    TAX_NUMBER(
            "tax numbers",
            "tax (id|number|no)|tin|vat (id|number)|steuer ?(id|nummer|nr)|steueridentifikationsnummer|st ?nr|id ?nr"),
    IBAN(
            "bank accounts",
            "iban|bic iban|bank account( (number|no))?|account (number|no)|konto ?(nummer|nr)|bankverbindung"),
    CARD(
            "payment card numbers",
            "(credit |debit |payment )?card (number|no|nr)|pan|cc (number|no)|credit ?card|"
                    + "kredit ?karten? ?(nummer|nr)?|karten ?(nummer|nr)"),
    PHONE(
            "phone numbers",
            "(tele)?phone( (number|no))?|tel( ?(nr|no))?|mobile?( ?(phone|number|nummer|nr))?|cell ?phone|fax( ?(number|nr))?|"
                    + "telefon( ?(nummer|nr))?|handy( ?(nummer|nr))?|rufnummer"),
    BIRTH_DATE(
            "birth dates",
            "(date of )?birth( ?(date|day))?|birthday|dob|geburts ?(datum|tag)|geb ?(datum|dat|tag)?|geboren( am)?"),
    NAME(
            "names of persons",
            "(first|last|middle|given|family|full|maiden|birth|sur) ?name|surname|forename|lastname|firstname|"
                    + "vor ?name|nach ?name|familien ?name|geburts ?name|rufname|patient name|kunden ?name"),
    ADDRESS(
            "postal addresses",
            "(street|home|postal|mailing|billing|shipping|delivery)? ?address( line)?( ?\\d)?|street( name)?|"
                    + "(haus|wohn|liefer|rechnungs)? ?anschrift|(wohn|liefer|rechnungs)? ?adresse|stra(ss|ß)e|strasse nr"),
    IDENTITY_DOCUMENT(
            "numbers of identity documents",
            "passport( (number|no))?|id card( (number|no))?|driv(er|ing)s? licen[cs]e( (number|no))?|"
                    + "(reise)?pass ?(nummer|nr)|(personal)?ausweis ?(nummer|nr)?|f(ue|ü)hrerschein ?(nummer|nr)?"),
    INCOME("incomes", "salary|wages?|income|gehalt|lohn|einkommen|verg(ue|ü)tung|(gross|net|base) (pay|salary)"),
    HEALTH(
            "health data",
            "diagnos(is|e|es)|blood (type|group)|blutgruppe|allerg(y|ies|ien|ie)|medications?|medikation|krankheit|"
                    + "disease|disability|behinderung|krankenversicherungs ?(nummer|nr)|health insurance (number|no)"),
    BELIEF(
            "beliefs or origin",
            "religion|konfession|ethnicity|ethnie|political party|partei|gewerkschaft|sexual orientation");

    /** Tables whose column {@code name} is a person's. */
    private static final Pattern PEOPLE =
            Pattern.compile("(.* )?(users?|customers?|employees?|patients?|persons?|people|"
                    + "members?|contacts?|clients?|students?|staff|benutzer|kunden?|mitarbeiter|patienten?|personen?|mitglied(er)?|"
                    + "kontakte?|studenten?|angestellte)");

    private static final List<String> BARE_NAMES = List.of("name", "names", "username", "user name");

    private final String words;
    private final Pattern names;

    PersonalKind(String words, String names) {
        this.words = words;
        this.names = Pattern.compile(names);
    }

    /** Such as {@code e-mail addresses}. */
    String words() {
        return words;
    }

    /** Null when the names say nothing. */
    static @Nullable PersonalKind byName(String table, String column) {
        String name = spaced(column);
        for (PersonalKind kind : values()) {
            if (kind.names.matcher(name).matches()) {
                return kind;
            }
        }
        // A prefix says whose it is: customer_email, kunde_telefon.
        int last = name.indexOf(' ');
        while (last > 0) {
            name = name.substring(last + 1);
            for (PersonalKind kind : values()) {
                if (kind.names.matcher(name).matches()) {
                    return kind;
                }
            }
            last = name.indexOf(' ');
        }
        return BARE_NAMES.contains(spaced(column))
                        && PEOPLE.matcher(spaced(table)).matches()
                ? NAME
                : null;
    }

    /** {@code firstName}, {@code FIRST_NAME} and {@code first-name} are {@code first name}. */
    static String spaced(String name) {
        return name.replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", " ")
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .trim()
                .toLowerCase(Locale.ROOT);
    }
}
