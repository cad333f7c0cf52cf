CREATE OR REPLACE VIEW german_patient AS SELECT id, ssn, email FROM patient WHERE country = 'DE';
