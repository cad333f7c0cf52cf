package io.sigil.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** The arrows of docs/architecture.md. */
class ArchitectureTest {
    private static final JavaClasses SIGIL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_PACKAGE_INFOS)
            .importPackages("io.sigil");

    @Test
    void packagesDependDownwardOnly() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("entry")
                .definedBy("io.sigil")
                .layer("jdbc")
                .definedBy("io.sigil.jdbc..")
                .layer("engine")
                .definedBy("io.sigil.engine..")
                .layer("schema")
                .definedBy("io.sigil.schema..")
                .layer("sql")
                .definedBy("io.sigil.sql..")
                .layer("codec")
                .definedBy("io.sigil.codec..")
                .layer("cell")
                .definedBy("io.sigil.cell..")
                .layer("keys")
                .definedBy("io.sigil.keys..")
                .whereLayer("entry")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("jdbc")
                .mayOnlyBeAccessedByLayers("entry")
                .whereLayer("engine")
                .mayOnlyBeAccessedByLayers("entry", "jdbc")
                .whereLayer("schema")
                .mayOnlyBeAccessedByLayers("entry", "jdbc", "engine")
                .whereLayer("sql")
                .mayOnlyBeAccessedByLayers("entry", "jdbc", "engine", "schema")
                .whereLayer("codec")
                .mayOnlyBeAccessedByLayers("jdbc", "engine", "schema")
                .whereLayer("cell")
                .mayOnlyBeAccessedByLayers("engine", "schema")
                .whereLayer("keys")
                .mayOnlyBeAccessedByLayers("jdbc", "engine", "cell")
                .check(SIGIL);
    }

    @Test
    void analysisKnowsNoJdbcObjects() {
        check(noClasses()
                .that()
                .resideInAPackage("io.sigil.sql..")
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "java\\.sql\\.(Connection|Driver|.*Statement|ResultSet.*|DatabaseMetaData|Array|.lob)"));
    }

    @Test
    void rulesKnowNothingOfJdbc() {
        check(noClasses()
                .that()
                .resideInAPackage("io.sigil.rules..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql.."));
    }

    @Test
    void packagesOfTheAnalysisAreInOrder() {
        check(noClasses()
                .that()
                .resideInAPackage("io.sigil.sql.lexer..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.sigil.sql.tree..",
                        "io.sigil.sql.parser..",
                        "io.sigil.sql.typing..",
                        "io.sigil.sql.plan.."));
        check(noClasses()
                .that()
                .resideInAnyPackage("io.sigil.sql.tree..", "io.sigil.sql.parser..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.sigil.sql.typing..", "io.sigil.sql.plan.."));
        check(noClasses()
                .that()
                .resideInAPackage("io.sigil.sql.plan..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.sigil.sql.typing.."));
    }

    @Test
    void codecAndCellDontKnowEachOther() {
        slices().matching("io.sigil.(codec|cell)..")
                .should()
                .notDependOnEachOther()
                .check(SIGIL);
    }

    @Test
    void nothingNeedsMicrometer() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("io.sigil.micrometer..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.micrometer..", "io.sigil.micrometer.."));
    }

    @Test
    void noClassIsAUtilHelperOrManager() {
        check(noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl)(\\$.*)?"));
    }

    @Test
    void thereIsNoStaticMutableState() {
        check(fields().that().areStatic().should().beFinal());
    }

    @Test
    void secretBytesAreAskedForInCellsAndKeysOnly() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("io.sigil.keys..", "io.sigil.cell..")
                .should()
                .dependOnClassesThat()
                .haveSimpleName("SecretAccess"));
    }

    private static void check(ArchRule rule) {
        rule.check(SIGIL);
    }
}
