/**
 * What the connections to one database under one rules file share: plans, ciphers, data keys. A newcomer reads {@link
 * io.sigil.engine.EngineSession}, the one object that a wrapped connection talks to, then {@link io.sigil.engine.Engine}.
 */
@NullMarked
package io.sigil.engine;

import org.jspecify.annotations.NullMarked;
