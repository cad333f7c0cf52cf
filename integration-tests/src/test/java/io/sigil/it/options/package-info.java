/** Settings of the databases' own drivers, behind Sigil. */
package io.sigil.it.options;
