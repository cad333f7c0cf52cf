package io.sigil.it.frameworks;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalPropertiesReader;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;

/** Spring JDBC over Agroal, configured by properties. */
class AgroalTest extends FrameworkTest {

    @Override
    Application application() {
        return new SpringJdbcClinic(AgroalTest::pool);
    }

    private static DataSource pool(Access access) {
        Map<String, String> properties = Map.of(
                "jdbcUrl", access.url(),
                "providerClassName", access.driverClass(),
                "principal", access.user(),
                "credential", access.password(),
                "maxSize", "2");
        try {
            return AgroalDataSource.from(new AgroalPropertiesReader().readProperties(properties));
        } catch (SQLException e) {
            throw new IllegalStateException("no pool", e);
        }
    }
}
