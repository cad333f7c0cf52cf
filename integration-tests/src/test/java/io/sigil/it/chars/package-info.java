/** What the databases do with CHAR, and that Sigil does the same. */
package io.sigil.it.chars;
