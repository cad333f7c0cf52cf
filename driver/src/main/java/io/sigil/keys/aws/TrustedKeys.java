package io.sigil.keys.aws;

import io.sigil.error.ErrorCode;
import io.sigil.rules.KeyRule;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The key ARNs that a stored data key may name. The key store lies where an attacker may write, so its word for which key
 * to call counts only against this list. Thread-safe.
 */
final class TrustedKeys {
    private final String name;
    private final boolean listed;
    private final Set<String> arns = ConcurrentHashMap.newKeySet();

    TrustedKeys(KeyRule rule) {
        name = rule.name();
        listed = !rule.trusted().isEmpty();
        arns.addAll(rule.trusted());
    }

    /** Whether the answer depends on what {@code keyId} resolves to, and that isn't known yet. */
    boolean undecided() {
        return !listed && arns.isEmpty();
    }

    /** {@code keyId} resolves to this ARN, by KMS's own word. Without a list, what it resolved to once stays trusted. */
    void resolved(String arn) {
        if (!listed) {
            arns.add(arn);
        }
    }

    /** Throws when the ARN isn't trusted. */
    void require(String arn) throws SQLException {
        if (arns.contains(arn)) {
            return;
        }
        throw ErrorCode.KMS_KEY_UNTRUSTED.exception("a data key of '" + name + "' is wrapped by " + arn
                + (listed ? ", which 'trusted' doesn't list" : ", which isn't the key that 'keyId' resolves to")
                + "; if that key was yours before, list its ARN under 'trusted' together with the present one");
    }
}
