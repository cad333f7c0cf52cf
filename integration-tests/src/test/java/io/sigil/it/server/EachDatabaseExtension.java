package io.sigil.it.server;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.opentest4j.TestAbortedException;

/** Runs a method of {@link EachDatabase} once per kind and hands it what it asks for. */
final class EachDatabaseExtension implements TestTemplateInvocationContextProvider {

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        EachDatabase annotation = context.getRequiredTestMethod().getAnnotation(EachDatabase.class);
        ExtensionContext ofClass = context.getParent().orElseThrow();
        return Arrays.stream(annotation.value()).map(kind -> new Invocation(kind, annotation.fresh(), ofClass));
    }

    private record Invocation(DatabaseKind kind, boolean fresh, ExtensionContext ofClass)
            implements TestTemplateInvocationContext {

        @Override
        public String getDisplayName(int invocationIndex) {
            return kind.toString();
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(new OnDatabase(kind, fresh, ofClass));
        }
    }

    private record OnDatabase(DatabaseKind kind, boolean fresh, ExtensionContext ofClass)
            implements BeforeEachCallback, ParameterResolver {

        /** A method without parameters is skipped, too. */
        @Override
        public void beforeEach(ExtensionContext context) {
            server();
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            Class<?> type = parameter.getParameter().getType();
            return type == TestDatabase.class || type == DatabaseServer.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            DatabaseServer server = server();
            if (parameter.getParameter().getType() == DatabaseServer.class) {
                return server;
            }
            Store store = (fresh ? context : ofClass).getStore(Namespace.create(EachDatabaseExtension.class));
            return store.getOrComputeIfAbsent(
                    kind, k -> create(server, ofClass.getRequiredTestClass().getSimpleName()), TestDatabase.class);
        }

        private DatabaseServer server() {
            try {
                return Servers.shared().get(kind);
            } catch (ServerUnavailableException e) {
                throw new TestAbortedException(kind + " skipped: " + e.getMessage());
            }
        }

        private static TestDatabase create(DatabaseServer server, String hint) {
            try {
                return server.createDatabase(hint);
            } catch (java.sql.SQLException e) {
                throw new IllegalStateException("no database on " + server.description(), e);
            }
        }
    }
}
