/** Applications that somebody else wrote, bare and through Sigil; docs/case-studies.md. Run by integration-tests/nightly. */
package io.sigil.it.applications;
