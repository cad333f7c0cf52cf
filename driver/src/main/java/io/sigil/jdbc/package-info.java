/**
 * The wrappers that an application sees: Encrypting* on the way to the database, Decrypting* on the way back. They
 * override only what encryption touches, and whatever leads from one JDBC object to another. A newcomer reads {@link
 * io.sigil.jdbc.EncryptingConnection}, EncryptingPreparedStatement, ParameterBinder, DecryptingResultSet.
 */
@NullMarked
package io.sigil.jdbc;

import org.jspecify.annotations.NullMarked;
