package clinic;

import java.time.LocalDate;

record Patient(int id, String ssn, String name, LocalDate born, String diagnosis) {}
