#!/usr/bin/env bash
# Finds SoftHSM, a PKCS#11 token in software, or unpacks it from Debian's packages without installing anything.
#
#   softhsm-from-debian.sh [FOLDER]
#
# Standard output is three lines: softhsm2-util, libsofthsm2.so, and the folder of libraries that the machine lacks, which
# LD_LIBRARY_PATH has to name (it may be empty). The folder defaults to ${XDG_CACHE_HOME:-$HOME/.cache}/sigil/softhsm; a second
# call finds it there and loads nothing. The machine's own apt sources are asked, for its own suite: the library is loaded into
# a JVM that runs on the machine's C library. apt gets lists and cache of its own. Works as root and as an ordinary user.
set -euo pipefail

folder=${1:-${XDG_CACHE_HOME:-$HOME/.cache}/sigil/softhsm}

say() { echo "softhsm-from-debian: $*" >&2; }
die() { say "$*"; exit 1; }

answer() { # root of the file system that holds it
  local util library
  util=$(find "$1/usr/bin" -name softhsm2-util 2>/dev/null | head -n 1)
  library=$(find "$1/usr/lib" "$1/usr/local/lib" -name libsofthsm2.so 2>/dev/null | head -n 1)
  [ -n "$util" ] && [ -n "$library" ] || return 1
  echo "$util"
  echo "$library"
  if [ -n "$1" ]; then
    find "$1/usr/lib" -maxdepth 1 -name '*-linux-*' -type d | head -n 1
  else
    echo
  fi
}

[ "$(uname -s)" = Linux ] || die "only Linux runs Debian's packages"
answer "" && exit 0
answer "$folder/root" && exit 0
for tool in apt-get dpkg-deb flock; do
  command -v "$tool" >/dev/null || die "$tool is missing; this needs Debian or a system derived from it"
done

mkdir -p "$folder"
exec 9>"$folder/lock"
flock --wait 120 9 || die "another run holds $folder/lock"
answer "$folder/root" && exit 0

work=$(mktemp -d "$folder/work.XXXXXX")
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/lists/partial" "$work/cache/archives/partial"
{
  # Hooks of the machine, such as the clean-up of container images, would act on the machine's own cache.
  echo '#clear APT::Update::Post-Invoke;'
  echo '#clear APT::Update::Post-Invoke-Success;'
  echo '#clear DPkg::Pre-Invoke;'
  echo '#clear DPkg::Post-Invoke;'
  echo '#clear DPkg::Pre-Install-Pkgs;'
  echo "Dir::State::lists \"$work/lists\";"
  echo "Dir::State::extended_states \"$work/extended_states\";"
  echo "Dir::Cache \"$work/cache\";"
  echo "Dir::Cache::archives \"$work/cache/archives\";"
  echo "Dir::Log \"$work\";"
  echo "APT::Sandbox::User \"$(id -un)\";"
  echo 'APT::Install-Recommends "false";'
  echo 'Acquire::Languages "none";'
  echo 'Acquire::Retries "1";'
  echo 'Acquire::http::Timeout "20";'
  echo 'Debug::NoLocking "true";'
} >"$work/apt.conf"

say "loading softhsm2"
# The machine's own status stays in force, so that only what it lacks is loaded.
apt-get -c "$work/apt.conf" -qq update >"$work/log" 2>&1 ||
  die "apt-get update failed: $(grep -m1 '^[EW]:' "$work/log" || tail -n 1 "$work/log")"
apt-get -c "$work/apt.conf" -qq --yes --download-only install softhsm2 >>"$work/log" 2>&1 ||
  die "softhsm2 can't be loaded: $(grep -m1 '^E:' "$work/log" || tail -n 1 "$work/log")"

mkdir "$work/root"
for deb in "$work"/cache/archives/*.deb; do
  dpkg-deb -x "$deb" "$work/root" || die "can't unpack $(basename "$deb")"
done
rm -rf "$folder/root"
mv "$work/root" "$folder/root"
answer "$folder/root" || die "the packages hold no softhsm2-util or no libsofthsm2.so"
