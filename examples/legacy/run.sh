#!/usr/bin/env bash
# Runs the clinic in a Tomcat from Maven Central, on http://localhost:8080/ or the port that is given. Needs a JDK 17 and Maven.
set -euo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
here=$root/examples/legacy
work=$here/target
port=${1:-8080}
quiet=(-q -B -ntp)
dependency=org.apache.maven.plugins:maven-dependency-plugin:3.9.0
tomcat=$(sed -n 's/.*<tomcat.version>\(.*\)<.*/\1/p' "$root/integration-tests/pom.xml")
h2=$(sed -n '/<artifactId>h2</{n;s/.*<version>\(.*\)<.*/\1/p;}' "$root/pom.xml")

mvn "${quiet[@]}" -f "$root/pom.xml" -pl driver -am -DskipTests -Dspotless.check.skip=true \
  -Derrorprone.checks=-XepDisableAllChecks package
mvn "${quiet[@]}" "$dependency:unpack" -Dartifact="org.apache.tomcat:tomcat:$tomcat:zip" -DoutputDirectory="$work"
mvn "${quiet[@]}" "$dependency:copy" -Dartifact="com.h2database:h2:$h2" -DoutputDirectory="$work"

home=$work/apache-tomcat-$tomcat
base=$work/base
rm -rf "$base"
mkdir -p "$base"/{conf,lib,logs,temp,work} "$base"/webapps/ROOT/{META-INF,WEB-INF/classes}
cp "$home"/conf/{server.xml,web.xml,catalina.properties} "$base/conf"
sed -i "s/port=\"8080\"/port=\"$port\" address=\"127.0.0.1\"/; s/port=\"8005\"/port=\"-1\"/" "$base/conf/server.xml"
cp "$root"/driver/target/sigil-driver-*-all.jar "$work/h2-$h2.jar" "$base/lib"
cp "$here/context.xml" "$base/webapps/ROOT/META-INF"
cp "$here/web.xml" "$base/webapps/ROOT/WEB-INF"
javac -cp "$home/lib/servlet-api.jar" -d "$base/webapps/ROOT/WEB-INF/classes" "$here"/src/clinic/*.java

echo "http://localhost:$port/?name=love   http://localhost:$port/raw"
CLINIC_KEYRING=$work/clinic.p12 exec java -Dsigil.rules="$here/sigil.yaml" \
  -Dcatalina.home="$home" -Dcatalina.base="$base" -Djava.io.tmpdir="$base/temp" \
  -cp "$home/bin/bootstrap.jar:$home/bin/tomcat-juli.jar" org.apache.catalina.startup.Bootstrap start
