/** The load of TPC-C, bare and through Sigil; docs/case-studies.md. Run by integration-tests/nightly/tpcc.sh. */
package io.sigil.it.applications.tpcc;
