#!/usr/bin/env bash
# Runs every nightly script in turn, and the long forms of tests, and says of each whether it passed and how long it took. Fails when one failed.
# Needs what they need, and about two hours. What each printed is left in integration-tests/target/nightly.
set -uo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
nightly=$root/integration-tests/nightly
work=$root/integration-tests/target/nightly
mkdir -p "$work"
failed=0

run() {
  local name=$1
  shift
  local start=$SECONDS
  if "$@" > "$work/$name.txt" 2>&1; then
    echo "passed $name, $((SECONDS - start)) s"
  else
    echo "FAILED $name, $((SECONDS - start)) s: $work/$name.txt"
    failed=1
  fi
}

tests() {
  local name=$1
  shift
  run "$name" mvn -B -ntp -f "$root/pom.xml" -pl integration-tests -am -Dsurefire.failIfNoSpecifiedTests=false "$@" test
}

run reproducible "$nightly/reproducible.sh"
run clinic "$nightly/clinic.sh"
for database in postgresql mariadb mysql; do
  run "tpcc-$database" "$nightly/tpcc.sh" "$database"
done
for database in postgresql mariadb; do
  run "keycloak-$database" "$nightly/keycloak.sh" "$database"
done
tests jvms -Dtest=ManyJvmsTest -Dsigil.test.jvms.seconds=600
tests conversions '-Dtest=ConversionTwinTest,ComparisonTwinTest,CallConversionTest' -Dsigil.conversions.full=true
tests migration -Dtest=MigrationProofTest -Dsigil.test.proof=full
tests races '-Dtest=ConcurrentUseTest,DataKeysTest,LifecycleTest' -Dsigil.test.jvm=
run pgjdbc-suite "$nightly/pgjdbc-suite.sh"
exit "$failed"
