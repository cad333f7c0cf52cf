package io.sigil.cli;

import io.sigil.keys.KeyStore;
import io.sigil.keys.StoredKey;
import io.sigil.operations.Target;
import io.sigil.operations.keys.KeyListing;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** {@code sigil keys list}. */
@Command(
        name = "list",
        description = {
            "Shows the stored data keys, without those of data subjects. Asks the key store only, no key service.",
            "",
            "Example:  sigil keys list --json"
        })
final class KeysList extends DatabaseCommand {
    @Override
    ExitCode run(Screen screen, Target target) throws SQLException {
        try (KeyStore store = target.existingKeyStore()) {
            KeyListing listing = KeyListing.of(target.rules().keys().values(), store);
            TextTable table =
                    new TextTable("KEY", "PURPOSE", "VERSION", "STATE", "CREATED", "REPLACED", "ID", "WRAPPED BY");
            for (KeyListing.Entry entry : listing.entries()) {
                StoredKey key = entry.key();
                String material = key.wrapped().material();
                table.add(
                        key.name(),
                        key.purpose(),
                        key.version(),
                        key.state(),
                        key.created(),
                        entry.replaced().map(String::valueOf).orElse("-"),
                        id(key),
                        key.wrapped().keyId() + (material.isEmpty() ? "" : " (" + material + ")"));
                screen.object(object(entry, listing.storeId()));
            }
            screen.line("Key store " + listing.storeId());
            if (table.isEmpty()) {
                screen.line("No data key yet: each is made when it is first needed.");
            } else {
                table.print(screen);
            }
            return ExitCode.DONE;
        }
    }

    static String id(StoredKey key) {
        return String.format("%016x", key.id());
    }

    private static Map<String, @Nullable Object> object(KeyListing.Entry entry, String store) {
        StoredKey key = entry.key();
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("key", key.name());
        object.put("purpose", key.purpose());
        object.put("version", key.version());
        object.put("state", key.state());
        object.put("created", key.created());
        object.put("replaced", entry.replaced());
        object.put("id", id(key));
        object.put("wrappedBy", key.wrapped().keyId());
        object.put("material", key.wrapped().material());
        object.put("store", store);
        return object;
    }
}
