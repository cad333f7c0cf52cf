/** AWS KMS as key encryption service, by the AWS SDK. */
@NullMarked
package io.sigil.keys.aws;

import org.jspecify.annotations.NullMarked;
