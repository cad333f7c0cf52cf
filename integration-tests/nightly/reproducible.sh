#!/usr/bin/env bash
# Builds what is published twice, in two folders, and compares every byte. Needs a JDK 17 and Maven.
set -euo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for build in one two; do
  git -C "$root" archive --prefix="$build/" HEAD | tar x -C "$work"
  mvn -q -B -ntp -f "$work/$build/pom.xml" -pl rules,driver -DskipTests -Dspotless.check.skip=true \
    -Derrorprone.checks=-XepDisableAllChecks package
done

cd "$work/one"
same=true
for file in rules/target/*.jar driver/target/*.jar driver/target/*.cdx.json; do
  if cmp -s "$file" "$work/two/$file"; then
    echo "same      $(sha256sum "$file")"
  else
    echo "DIFFERENT $file"
    same=false
  fi
done
$same
