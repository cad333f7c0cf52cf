package clinic;

import java.time.LocalDate;
import java.util.List;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Admits three patients and looks for them. Nothing here knows that columns are encrypted. */
@SpringBootApplication
public class Clinic {
    public static void main(String[] args) {
        SpringApplication.run(Clinic.class, args);
    }

    @Bean
    CommandLineRunner day(Patients patients) {
        return args -> {
            patients.admit(List.of(
                    new Patient(1, "815-10-1852", "Lovelace, Ada", LocalDate.of(1815, 12, 10), "typhus"),
                    new Patient(2, "912-06-1954", "Turing, Alan", LocalDate.of(1912, 6, 23), "a cold"),
                    new Patient(3, "906-12-1992", "Hopper, Grace", LocalDate.of(1906, 12, 9), "a moth bite")));
            System.out.println("by number:    " + patients.bySsn("912-06-1954"));
            System.out.println("by name:      " + patients.byName("lo"));
            System.out.println("born before:  " + patients.bornBefore(LocalDate.of(1910, 1, 1)));
        };
    }
}
