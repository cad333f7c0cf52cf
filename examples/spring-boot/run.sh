#!/usr/bin/env bash
# Runs the clinic with Sigil's jar beside it, then shows what the database holds. Needs a JDK 17 and Maven.
set -euo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
here=$root/examples/spring-boot
work=$here/target
quiet=(-q -B -ntp)

mvn "${quiet[@]}" -f "$root/pom.xml" -pl driver -am -DskipTests -Dspotless.check.skip=true \
  -Derrorprone.checks=-XepDisableAllChecks package
mvn "${quiet[@]}" -f "$here/pom.xml" package

echo "what the application sees"
CLINIC_KEYRING=$work/clinic.p12 java -Dloader.path="$(echo "$root"/driver/target/sigil-driver-*-all.jar)" \
  -Dsigil.rules="$here/sigil.yaml" -jar "$work/clinic-1.jar" --clinic.folder="$work"

echo "what the database stores"
unzip -q -o -j "$work/clinic-1.jar" 'BOOT-INF/lib/h2-*.jar' -d "$work"
java -cp "$(echo "$work"/h2-*.jar)" org.h2.tools.Shell -url "jdbc:h2:file:$work/clinic" \
  -sql "SELECT LEFT(RAWTOHEX(ssn), 24) ssn, LEFT(RAWTOHEX(name), 24) name, LEFT(RAWTOHEX(born), 24) born, LEFT(RAWTOHEX(diagnosis), 24) diagnosis FROM patients"
