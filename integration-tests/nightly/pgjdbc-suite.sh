#!/usr/bin/env bash
# Runs pgjdbc's own test suite twice, with its bare driver and through jdbc:sigil:postgresql: with rules on none of its
# tables, and prints each test that ends differently. Fails when docs/pgjdbc-suite.md doesn't explain one of them.
#
#   integration-tests/nightly/pgjdbc-suite.sh
#
# Loads the suite from Maven Central; needs a JDK 17, Maven and about twenty minutes. What the runs said is left in
# integration-tests/target/pgjdbc-suite/{bare,sigil}: outcomes.txt, traces.txt, output.txt.
set -euo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
work=$root/integration-tests/target/pgjdbc-suite
version=$(sed -n '/<artifactId>postgresql</{n;s/.*<version>\(.*\)<.*/\1/p;}' "$root/pom.xml")
dependency=org.apache.maven.plugins:maven-dependency-plugin:3.9.0
suite=$work/postgresql-$version-jdbc-src
quiet=(-q -B -ntp)

mkdir -p "$work"
rm -rf "$work"/{bare,sigil}{,-again} "$work/woven" "$work/runner"

echo "pgjdbc-suite: building Sigil" >&2
mvn "${quiet[@]}" -f "$root/pom.xml" -pl integration-tests -am -DskipTests -Dspotless.check.skip=true \
  -Derrorprone.checks=-XepDisableAllChecks package "$dependency:build-classpath" \
  -Dmdep.outputFile=target/test.classpath -Dmdep.includeScope=test

echo "pgjdbc-suite: loading and building pgjdbc $version" >&2
if [ ! -f "$suite/target/test.classpath" ]; then
  mvn "${quiet[@]}" "$dependency:unpack" -Dartifact="org.postgresql:postgresql:$version:tar.gz:jdbc-src" \
    -DoutputDirectory="$work"
  mvn "${quiet[@]}" -f "$suite/pom.xml" test-compile "$dependency:build-classpath" \
    -Dmdep.outputFile=target/test.classpath -Dmdep.includeScope=test
fi

echo "pgjdbc-suite: running it" >&2
nice java -Dpgjdbc.suite.classes="$root/integration-tests/target/test-classes" \
  -cp "$root/integration-tests/target/test-classes:$(cat "$root/integration-tests/target/test.classpath")" \
  io.sigil.it.pgjdbc.PgjdbcSuite \
  "$suite" "$(echo "$root"/driver/target/sigil-driver-*-all.jar)" "$root/docs/pgjdbc-suite.md" "$work"
