INSERT INTO patient (ssn, email, phone, birth_date, balance, notes)
VALUES ('381-44-660', 'ann.archer@mail.example', '+49 30 5550177-21', '1961-08-17', 8765432.19,
        'Afraid of needles; it''s a long story');
INSERT INTO patient (ssn, email, country) VALUES
    ('409-77-531', 'bert.burns@mail.example', 'DE'),
    ('555-90-127', NULL, 'FR');
INSERT INTO visit (patient_id, patient_ssn, fee, diagnosis)
SELECT p.id, p.ssn, 80, 'influenza with complications' FROM patient p WHERE p.ssn IN ('381-44-660', '409-77-531')
ORDER BY p.id;
UPDATE patient SET phone = '+49 40 5550999-83' WHERE ssn = '409-77-531';
