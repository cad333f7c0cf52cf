package io.sigil.it.frameworks.jpa;

import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A patient; most of what identifies one is ruled. */
@Entity
@Table(name = "patient")
@NamedQuery(name = "Patient.byEmail", query = "select p from Patient p where p.email = :email")
class Patient {
    /** Plain. */
    enum Status {
        WAITING,
        TREATED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Version
    int version;

    @Column(length = 11, unique = true, nullable = false)
    String ssn;

    @Column(length = 120)
    String email;

    @Column(length = 40)
    String phone;

    @Column(name = "birth_date")
    LocalDate birthDate;

    @Column(precision = 12, scale = 2)
    BigDecimal balance;

    @Column(name = "last_seen")
    LocalDateTime lastSeen;

    @Column(length = 400)
    byte[] photo;

    @Column(length = Integer.MAX_VALUE)
    String notes;

    @Column(length = 2, nullable = false)
    String country;

    @Enumerated(EnumType.STRING)
    @Column(length = 20)
    Status status = Status.WAITING;

    boolean active = true;

    @OneToMany(mappedBy = "patient", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("id")
    List<Visit> visits = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "patient_allergy", joinColumns = @JoinColumn(name = "patient_id"))
    @Column(name = "allergy", length = 60, nullable = false)
    Set<String> allergies = new LinkedHashSet<>();

    Patient() {}

    Patient(String ssn, String email, String country) {
        this.ssn = ssn;
        this.email = email;
        this.country = country;
    }

    void visit(LocalDate day, String diagnosis, String fee) {
        Visit visit = new Visit();
        visit.patient = this;
        visit.patientSsn = ssn;
        visit.day = day;
        visit.diagnosis = diagnosis;
        visit.fee = new BigDecimal(fee);
        visits.add(visit);
    }

    /** Everything but the collections. */
    Object[] fields() {
        return new Object[] {
            id,
            version,
            ssn,
            email,
            phone,
            birthDate,
            balance,
            lastSeen,
            photo,
            notes == null ? null : notes.length() + " " + notes.substring(0, Math.min(40, notes.length())),
            country,
            status,
            active
        };
    }
}
