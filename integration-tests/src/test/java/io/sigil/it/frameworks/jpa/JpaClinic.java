package io.sigil.it.frameworks.jpa;

import io.sigil.it.frameworks.Access;
import io.sigil.it.frameworks.Application;
import io.sigil.it.frameworks.Transcript;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.function.Consumer;

/** The clinic on JPA: made, validated, filled, asked, changed. What the provider needs to know is a subclass's. */
abstract class JpaClinic implements Application {
    private EntityManagerFactory factory;

    /** @param schema create, validate or update */
    abstract EntityManagerFactory open(Access access, String schema);

    /** Whether a schema can be validated and brought up to date. */
    abstract boolean canValidate();

    @Override
    public void run(Access access, Transcript seen) throws Exception {
        open(access, "create").close();
        seen.schema(access, "patient", "visit", "patient_allergy");
        if (canValidate()) {
            seen.failure(
                    "validation of the empty schema",
                    () -> open(access, "validate").close());
        }
        try (EntityManagerFactory opened = open(access, "none")) {
            factory = opened;
            new JpaWrites(this, seen).fill();
            JpaReads reads = new JpaReads(this, seen);
            reads.byKey();
            reads.queries();
            reads.criteria();
            reads.natively();
            reads.stream();
            JpaWrites writes = new JpaWrites(this, seen);
            writes.change();
            writes.conflicts();
            reads.queries();
            writes.remove();
            reads.byKey();
        }
        if (canValidate()) {
            seen.failure("update of the schema", () -> open(access, "update").close());
            seen.failure("validation", () -> open(access, "validate").close());
            seen.schema(access, "patient", "visit", "patient_allergy");
        }
    }

    /** In a transaction, which is rolled back when the work throws. */
    void inTransaction(Consumer<EntityManager> work) {
        try (EntityManager manager = factory.createEntityManager()) {
            manager.getTransaction().begin();
            try {
                work.accept(manager);
                manager.getTransaction().commit();
            } finally {
                if (manager.getTransaction().isActive()) {
                    manager.getTransaction().rollback();
                }
            }
        }
    }
}
