ALTER TABLE patient ADD COLUMN phone VARCHAR(40);
ALTER TABLE visit ADD COLUMN diagnosis VARCHAR(200);
CREATE INDEX visit_ssn ON visit (patient_ssn);
