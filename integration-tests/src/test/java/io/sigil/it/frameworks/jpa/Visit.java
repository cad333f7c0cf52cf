package io.sigil.it.frameworks.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;

/** One visit of a patient; the diagnosis is nobody's business. */
@Entity
@Table(
        name = "visit",
        indexes = {@Index(name = "visit_day_index", columnList = "visit_day"), @Index(columnList = "patient_ssn")})
class Visit {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "patient_id")
    Patient patient;

    @Column(name = "patient_ssn", length = 11)
    String patientSsn;

    @Column(name = "visit_day", nullable = false)
    LocalDate day;

    @Column(length = 200)
    String diagnosis;

    @Column(precision = 8, scale = 2)
    BigDecimal fee;

    @Override
    public String toString() {
        return id + " on " + day + ": " + diagnosis + ", " + fee;
    }
}
