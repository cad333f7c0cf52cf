package io.sigil.it.frameworks;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Spring Boot, told by its properties alone; its schema.sql makes the tables. */
class SpringBootTest extends FrameworkTest {

    /** The application. */
    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class ClinicApplication {}

    @Override
    Application application() {
        return (access, seen) -> {
            SpringApplicationBuilder builder = new SpringApplicationBuilder(ClinicApplication.class)
                    .web(WebApplicationType.NONE)
                    .bannerMode(Banner.Mode.OFF)
                    .logStartupInfo(false)
                    .properties("spring.main.register-shutdown-hook=false");
            try (ConfigurableApplicationContext context = builder.run(arguments(access))) {
                seen.line("pool", context.getBean(DataSource.class).getClass().getSimpleName());
                seen.schema(access, "patient", "visit");
                SpringJdbcClinic.work(context.getBean(DataSource.class), context.getBean(JdbcTemplate.class), seen);
            }
        };
    }

    private static String[] arguments(Access access) {
        List<String> arguments = new ArrayList<>();
        arguments.add("--spring.datasource.url=" + access.url());
        arguments.add("--spring.datasource.driver-class-name=" + access.driverClass());
        arguments.add("--spring.datasource.username=" + access.user());
        arguments.add("--spring.datasource.password=" + access.password());
        arguments.add("--spring.datasource.hikari.maximum-pool-size=2");
        arguments.add("--spring.sql.init.mode=always");
        arguments.add("--spring.sql.init.schema-locations=classpath:io/sigil/it/frameworks/spring/"
                + (access.dialect().isMySqlFamily()
                        ? "mysql"
                        : access.dialect().name().toLowerCase(java.util.Locale.ROOT))
                + ".sql");
        return arguments.toArray(new String[0]);
    }
}
