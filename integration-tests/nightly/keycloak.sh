#!/usr/bin/env bash
# Runs Keycloak on a plaintext database and through Sigil, plays the same scenario on both (a realm, users, searches, logins), and
# prints each step as same, refused or DIFFERENT. Fails on the last.
#
#   integration-tests/nightly/keycloak.sh [postgresql|mariadb] [users]
#
# Loads Keycloak from Maven Central; needs a JDK 17 or later, Maven and about ten minutes. The logs are left in
# integration-tests/target/keycloak.
set -euo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
database=${1:-postgresql}
users=${2:-1000}
version=26.7.3
work=$root/integration-tests/target/keycloak
dependency=org.apache.maven.plugins:maven-dependency-plugin:3.9.0
quiet=(-q -B -ntp)
mkdir -p "$work"

mvn "${quiet[@]}" -f "$root/pom.xml" -pl integration-tests -am -DskipTests -Dspotless.check.skip=true \
  -Derrorprone.checks=-XepDisableAllChecks package "$dependency:build-classpath" \
  -Dmdep.outputFile=target/test.classpath -Dmdep.includeScope=test
if [ ! -d "$work/keycloak-$version" ]; then
  mvn "${quiet[@]}" "$dependency:unpack" -Dartifact="org.keycloak:keycloak-quarkus-dist:$version:zip" \
    -DoutputDirectory="$work"
  chmod +x "$work/keycloak-$version"/bin/*.sh
fi

cd "$work"
java -cp "$root/integration-tests/target/test-classes:$(cat "$root/integration-tests/target/test.classpath")" \
  io.sigil.it.applications.KeycloakRun "$work/keycloak-$version" "$(echo "$root"/driver/target/sigil-driver-*-all.jar)" \
  "$root/integration-tests/nightly/keycloak/sigil.yaml" "$work" "$users" "$database"
