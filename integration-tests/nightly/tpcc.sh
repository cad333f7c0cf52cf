#!/usr/bin/env bash
# Runs TPC-C's five transactions on a plaintext database and through Sigil, with the customers' names, streets, telephone numbers and
# notes ruled; compares everything that is read and every row, then loads each side in turn. Fails on any difference.
#
#   integration-tests/nightly/tpcc.sh [postgresql|mariadb|mysql] [transactions to compare] [seconds of a slice] [terminals]
#
# Needs a JDK 17, Maven and about three minutes. -Dtpcc.warehouses, -Dtpcc.customers and -Dtpcc.items in JAVA_TOOL_OPTIONS make the
# tables larger; the standard has 3000 customers and 100000 items.
set -euo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
work=$root/integration-tests/target/tpcc
dependency=org.apache.maven.plugins:maven-dependency-plugin:3.9.0
rm -rf "$work"
mkdir -p "$work"

mvn -q -B -ntp -f "$root/pom.xml" -pl integration-tests -am -DskipTests -Dspotless.check.skip=true \
  -Derrorprone.checks=-XepDisableAllChecks package "$dependency:build-classpath" \
  -Dmdep.outputFile=target/test.classpath -Dmdep.includeScope=test

cd "$work"
TPCC_FOLDER=$work java \
  -cp "$root/integration-tests/target/test-classes:$(cat "$root/integration-tests/target/test.classpath")" \
  io.sigil.it.applications.tpcc.TpccRun "${1:-postgresql}" "$root/integration-tests/nightly/tpcc/sigil.yaml" \
  "${2:-2000}" "${3:-5}" "${4:-4}"
