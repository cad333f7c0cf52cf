package clinic;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The table of patients. */
@Repository
class Patients {
    private final JdbcClient database;

    Patients(JdbcClient database) {
        this.database = database;
    }

    @Transactional
    void admit(List<Patient> patients) {
        for (Patient patient : patients) {
            database.sql("INSERT INTO patients (id, ssn, name, born, diagnosis) VALUES (?, ?, ?, ?, ?)")
                    .params(patient.id(), patient.ssn(), patient.name(), patient.born(), patient.diagnosis())
                    .update();
        }
    }

    List<Patient> bySsn(String ssn) {
        return database.sql("SELECT * FROM patients WHERE ssn = ?")
                .param(ssn)
                .query(Patient.class)
                .list();
    }

    List<Patient> byName(String beginning) {
        return database.sql("SELECT * FROM patients WHERE name LIKE ? ORDER BY born")
                .param(beginning + "%")
                .query(Patient.class)
                .list();
    }

    List<Patient> bornBefore(LocalDate day) {
        return database.sql("SELECT * FROM patients WHERE born < ? ORDER BY born")
                .param(day)
                .query(Patient.class)
                .list();
    }
}
