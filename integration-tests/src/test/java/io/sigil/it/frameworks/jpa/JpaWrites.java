package io.sigil.it.frameworks.jpa;

import io.sigil.it.frameworks.Clinic;
import io.sigil.it.frameworks.Transcript;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** What the clinic writes. */
final class JpaWrites {
    private static final LocalDate DAY = LocalDate.of(2020, 2, 29);

    private final JpaClinic clinic;
    private final Transcript seen;

    JpaWrites(JpaClinic clinic, Transcript seen) {
        this.clinic = clinic;
        this.seen = seen;
    }

    void fill() {
        clinic.inTransaction(manager -> {
            Patient ann = new Patient(Clinic.ANNS_SSN, Clinic.ANNS_EMAIL, "DE");
            ann.phone = Clinic.PHONE;
            ann.birthDate = Clinic.BIRTH_DATE;
            ann.balance = Clinic.BALANCE;
            ann.lastSeen = Clinic.LAST_SEEN;
            ann.photo = Clinic.photo();
            ann.notes = Clinic.NOTES;
            ann.allergies.addAll(List.of(Clinic.PEANUTS, Clinic.POLLEN));
            ann.visit(DAY, Clinic.FLU, "80.00");
            ann.visit(DAY.plusDays(9), Clinic.FRACTURE, "120.50");
            manager.persist(ann);
            Patient bert = new Patient(Clinic.BERTS_SSN, Clinic.BERTS_EMAIL, "DE");
            bert.visit(DAY, Clinic.FLU, "75.25");
            bert.allergies.add(Clinic.POLLEN);
            manager.persist(bert);
            manager.persist(new Patient(Clinic.CLARAS_SSN, null, "FR"));
        });
    }

    void change() {
        clinic.inTransaction(manager -> {
            Patient ann = manager.find(Patient.class, 1L);
            ann.email = Clinic.NEW_EMAIL;
            ann.phone = Clinic.NEW_PHONE;
            ann.photo = null;
            ann.balance = ann.balance.add(new BigDecimal("0.01"));
            ann.status = Patient.Status.TREATED;
            ann.visits.remove(0);
            ann.allergies.remove(Clinic.PEANUTS);
        });
        Patient detached = detached(2L);
        clinic.inTransaction(manager -> {
            detached.phone = Clinic.PHONE;
            manager.merge(detached);
        });
        clinic.inTransaction(manager -> {
            Patient locked = manager.find(Patient.class, 2L, LockModeType.PESSIMISTIC_WRITE);
            locked.email = Clinic.BERTS_EMAIL;
            manager.flush();
            manager.refresh(locked);
            seen.line("locked", locked.fields());
        });
        clinic.inTransaction(manager -> {
            seen.line(
                    "bulk update",
                    manager.createQuery("update Patient p set p.phone = :phone, p.active = false where p.ssn = :ssn")
                            .setParameter("phone", Clinic.NEW_PHONE)
                            .setParameter("ssn", Clinic.CLARAS_SSN)
                            .executeUpdate());
            seen.line(
                    "bulk update to null",
                    manager.createQuery("update Patient p set p.balance = null where p.email is null")
                            .executeUpdate());
        });
    }

    void conflicts() {
        seen.failure(
                "two of one ssn",
                () -> clinic.inTransaction(manager -> {
                    manager.persist(new Patient(Clinic.ANNS_SSN, Clinic.NEW_EMAIL, "DE"));
                    manager.flush();
                }));
        seen.failure(
                "no ssn",
                () -> clinic.inTransaction(
                        manager -> manager.createQuery("update Patient p set p.ssn = null where p.id = 1")
                                .executeUpdate()));
        seen.failure(
                "too long an ssn",
                () -> clinic.inTransaction(
                        manager -> manager.persist(new Patient(Clinic.ANNS_SSN + "-" + Clinic.NEW_SSN, null, "DE"))));
        Patient first = detached(3L);
        Patient second = detached(3L);
        clinic.inTransaction(manager -> {
            first.country = "IT";
            manager.merge(first);
        });
        seen.failure(
                "an older version",
                () -> clinic.inTransaction(manager -> {
                    second.phone = Clinic.PHONE;
                    manager.merge(second);
                }));
    }

    void remove() {
        clinic.inTransaction(manager -> seen.line(
                "bulk delete",
                manager.createQuery("delete from Visit v where v.patientSsn = :ssn and v.fee < 100")
                        .setParameter("ssn", Clinic.BERTS_SSN)
                        .executeUpdate()));
        clinic.inTransaction(manager -> manager.remove(manager.find(Patient.class, 1L)));
        clinic.inTransaction(manager -> seen.line("left", count(manager)));
    }

    private static Long count(EntityManager manager) {
        return manager.createQuery("select count(p) from Patient p", Long.class).getSingleResult();
    }

    private Patient detached(long id) {
        Patient[] found = new Patient[1];
        clinic.inTransaction(manager -> {
            found[0] = manager.find(Patient.class, id);
            // Merging wants the collections.
            seen.line("detached", found[0].visits.size() + found[0].allergies.size());
        });
        return found[0];
    }
}
