-- The clinic's tables.
CREATE TABLE patient (
    id         BIGINT AUTO_INCREMENT PRIMARY KEY,
    ssn        VARCHAR(11) NOT NULL,
    email      VARCHAR(120), -- lower case
    birth_date DATE,
    balance    DECIMAL(12, 2),
    last_seen  DATETIME(6),
    photo      VARBINARY(400),
    notes      LONGTEXT,
    country    VARCHAR(2) DEFAULT 'DE' NOT NULL,
    CONSTRAINT patient_ssn UNIQUE (ssn)
);

CREATE TABLE visit (
    id          BIGINT AUTO_INCREMENT PRIMARY KEY,
    patient_id  BIGINT NOT NULL,
    patient_ssn VARCHAR(11),
    fee         DECIMAL(8, 2),
    CONSTRAINT visit_of FOREIGN KEY (patient_id) REFERENCES patient (id)
);
