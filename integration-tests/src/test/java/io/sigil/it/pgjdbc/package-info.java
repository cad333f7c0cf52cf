/**
 * pgjdbc's own test suite, once with its bare driver and once through Sigil: {@code nightly/pgjdbc-suite.sh} runs {@link
 * io.sigil.it.pgjdbc.PgjdbcSuite}, docs/pgjdbc-suite.md explains the difference.
 */
package io.sigil.it.pgjdbc;
