/** A key management service for tests: real HTTP, real ciphers, AWS KMS's JSON protocol, faults on demand. */
package io.sigil.kms;
