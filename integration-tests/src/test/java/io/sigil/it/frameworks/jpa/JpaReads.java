package io.sigil.it.frameworks.jpa;

import io.sigil.it.frameworks.Clinic;
import io.sigil.it.frameworks.Transcript;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Join;
import jakarta.persistence.criteria.Root;
import java.util.List;
import java.util.stream.Stream;

/** What the clinic asks. */
final class JpaReads {
    private final JpaClinic clinic;
    private final Transcript seen;

    JpaReads(JpaClinic clinic, Transcript seen) {
        this.clinic = clinic;
        this.seen = seen;
    }

    /** Entities, and collections when they are first looked at. */
    void byKey() {
        clinic.inTransaction(manager -> {
            for (long id = 1; id <= 4; id++) {
                Patient patient = manager.find(Patient.class, id);
                seen.line("patient " + id, patient == null ? null : patient.fields());
                if (patient != null) {
                    seen.line(
                            "visits of " + id,
                            patient.visits.stream().map(Visit::toString).toList());
                    seen.line(
                            "allergies of " + id,
                            patient.allergies.stream().sorted().toList());
                }
            }
        });
    }

    void queries() {
        clinic.inTransaction(manager -> {
            patients(
                    "named",
                    manager.createNamedQuery("Patient.byEmail", Patient.class)
                            .setParameter("email", Clinic.BERTS_EMAIL));
            patients(
                    "literal",
                    manager.createQuery(
                            "select p from Patient p where p.ssn = '" + Clinic.ANNS_SSN + "'", Patient.class));
            patients(
                    "in",
                    manager.createQuery(
                                    "select p from Patient p where p.ssn in :some or p.email is null order by p.id",
                                    Patient.class)
                            .setParameter("some", List.of(Clinic.ANNS_SSN, Clinic.BERTS_SSN)));
            patients(
                    "not equal",
                    manager.createQuery(
                                    "select p from Patient p where p.ssn <> :ssn and p.country like 'D%' order by p.id desc",
                                    Patient.class)
                            .setParameter("ssn", Clinic.ANNS_SSN));
            patients(
                    "page",
                    manager.createQuery("select p from Patient p order by p.country, p.id", Patient.class)
                            .setFirstResult(1)
                            .setMaxResults(2));
            patients(
                    "fetch join",
                    manager.createQuery(
                                    "select p from Patient p left join fetch p.visits v where p.ssn = :ssn",
                                    Patient.class)
                            .setParameter("ssn", Clinic.ANNS_SSN));
            patients(
                    "member of",
                    manager.createQuery(
                                    "select p from Patient p where :allergy member of p.allergies order by p.id",
                                    Patient.class)
                            .setParameter("allergy", Clinic.POLLEN));
            patients(
                    "exists",
                    manager.createQuery(
                            "select p from Patient p where exists (select v from Visit v where v.patient = p and v.fee > 100)",
                            Patient.class));
            rows(
                    "join by ssn",
                    manager.createQuery(
                            "select p.email, v.diagnosis, v.day from Patient p join Visit v on v.patientSsn = p.ssn order by v.id",
                            Object[].class));
            rows(
                    "aggregates",
                    manager.createQuery(
                            "select p.country, count(p), count(p.email), min(p.id), max(p.version) from Patient p"
                                    + " group by p.country order by p.country",
                            Object[].class));
            rows(
                    "sum",
                    manager.createQuery(
                                    "select p.ssn, sum(v.fee) from Patient p join p.visits v where p.email = :email group by p.ssn",
                                    Object[].class)
                            .setParameter("email", Clinic.BERTS_EMAIL));
            rows(
                    "coalesce",
                    manager.createQuery(
                            "select p.id, case when p.active = true then 'yes' else 'no' end, p.phone from Patient p"
                                    + " where p.birthDate is not null or p.phone is not null order by p.id",
                            Object[].class));
        });
    }

    void criteria() {
        clinic.inTransaction(manager -> {
            CriteriaBuilder builder = manager.getCriteriaBuilder();
            CriteriaQuery<Patient> byValues = builder.createQuery(Patient.class);
            Root<Patient> patient = byValues.from(Patient.class);
            byValues.where(
                            builder.equal(patient.get("email"), Clinic.ANNS_EMAIL),
                            builder.isNotNull(patient.get("birthDate")),
                            patient.get("country").in("DE", "FR"))
                    .orderBy(builder.desc(patient.get("id")));
            patients("criteria", manager.createQuery(byValues));

            CriteriaQuery<Tuple> grouped = builder.createTupleQuery();
            Root<Patient> root = grouped.from(Patient.class);
            Join<Patient, Visit> visits = root.join("visits");
            grouped.select(builder.tuple(root.get("ssn"), builder.count(visits), builder.sum(visits.get("fee"))))
                    .groupBy(root.get("ssn"))
                    .having(builder.gt(builder.count(visits), 1L));
            manager.createQuery(grouped)
                    .getResultList()
                    .forEach(tuple -> seen.line("criteria, grouped", tuple.toArray()));
        });
    }

    void natively() {
        clinic.inTransaction(manager -> {
            seen.line(
                    "native",
                    manager.createNativeQuery(
                                    "select p.id, p.ssn, p.birth_date, p.balance from patient p where p.email = ?1")
                            .setParameter(1, Clinic.ANNS_EMAIL)
                            .getResultList());
            List<?> entities = manager.createNativeQuery("select * from patient where ssn = ?1", Patient.class)
                    .setParameter(1, Clinic.BERTS_SSN)
                    .getResultList();
            entities.forEach(found -> seen.line("native entity", ((Patient) found).fields()));
            seen.line(
                    "native update",
                    manager.createNativeQuery("update patient set phone = ?1 where ssn = ?2 and country = 'DE'")
                            .setParameter(1, Clinic.PHONE)
                            .setParameter(2, Clinic.BERTS_SSN)
                            .executeUpdate());
        });
        seen.failure(
                "native, wrong",
                () -> clinic.inTransaction(manager ->
                        manager.createNativeQuery("select nothing from patient").getResultList()));
    }

    void stream() {
        clinic.inTransaction(manager -> {
            try (Stream<Visit> visits = manager.createQuery("select v from Visit v order by v.id", Visit.class)
                    .setHint("org.hibernate.fetchSize", 2)
                    .getResultStream()) {
                visits.forEach(visit -> seen.line("streamed", visit + " of " + visit.patient.email));
            }
        });
    }

    private void patients(String label, TypedQuery<Patient> query) {
        List<Patient> found = query.getResultList();
        seen.line(label, found.size());
        found.forEach(patient -> seen.line(label, patient.fields()));
    }

    private void rows(String label, TypedQuery<Object[]> query) {
        query.getResultList().forEach(row -> seen.line(label, row));
    }
}
