#!/usr/bin/env bash
# Runs the clinic of examples/spring-boot as a plaintext application and through Sigil, by two settings, and compares what it prints
# and what the database's file holds. Needs a JDK 17, Maven and about a minute.
set -euo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
example=$root/examples/spring-boot
work=$root/integration-tests/target/clinic
quiet=(-q -B -ntp)
rm -rf "$work"
mkdir -p "$work/bare" "$work/sigil"

mvn "${quiet[@]}" -f "$root/pom.xml" -pl driver -am -DskipTests -Dspotless.check.skip=true \
  -Derrorprone.checks=-XepDisableAllChecks package
mvn "${quiet[@]}" -f "$example/pom.xml" package

# With lowercase, which the example's rules have, a name is found that plaintext doesn't find.
sed 's/, normalize: \[lowercase\]//' "$example/sigil.yaml" > "$work/sigil.yaml"

java -jar "$example/target/clinic-1.jar" --spring.datasource.url="jdbc:h2:file:$work/bare/clinic" \
  --spring.datasource.driver-class-name=org.h2.Driver > "$work/bare.txt"
CLINIC_KEYRING=$work/clinic.p12 java -Dloader.path="$(echo "$root"/driver/target/sigil-driver-*-all.jar)" \
  -Dsigil.rules="$work/sigil.yaml" -jar "$example/target/clinic-1.jar" --clinic.folder="$work/sigil" > "$work/sigil.txt"

cat "$work/sigil.txt"
grep -q 'Lovelace' "$work/bare.txt"
diff "$work/bare.txt" "$work/sigil.txt"
echo "same on both sides"

unzip -q -o -j "$example/target/clinic-1.jar" 'BOOT-INF/lib/h2-*.jar' -d "$work"
# Rows, and those whose four ruled columns all begin as cells do.
for side in bare sigil; do
  java -cp "$(echo "$work"/h2-*.jar)" org.h2.tools.Shell -url "jdbc:h2:file:$work/$side/clinic" \
    -sql "SELECT CONCAT('rows ', COUNT(*), ', of cells ', SUM(CASE WHEN RAWTOHEX(ssn) LIKE '753456%' AND RAWTOHEX(name) LIKE '753456%'
      AND RAWTOHEX(born) LIKE '753456%' AND RAWTOHEX(diagnosis) LIKE '753456%' THEN 1 ELSE 0 END)) FROM patients" \
    > "$work/$side-stored.txt"
  echo "$side: $(grep rows "$work/$side-stored.txt" | tail -1)"
done
grep -q 'rows 3, of cells 3' "$work/sigil-stored.txt"
grep -q 'rows 3, of cells 0' "$work/bare-stored.txt"
