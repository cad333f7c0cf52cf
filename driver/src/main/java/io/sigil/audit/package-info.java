/** The audit log: who asked for which key, what was refused, who was shredded; chained so that a changed line is noticed. */
@NullMarked
package io.sigil.audit;

import org.jspecify.annotations.NullMarked;
