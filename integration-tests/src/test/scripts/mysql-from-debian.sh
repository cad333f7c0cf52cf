#!/usr/bin/env bash
# Unpacks a real MySQL server from Debian's packages, without installing anything.
#
#   mysql-from-debian.sh [FOLDER]
#
# Standard output is one line: the folder that holds the server, `layout.properties` (where in it mysqld, its
# libraries, their dynamic linker and its messages are) and `data`, an initialised data directory to copy. The folder defaults to
# ${XDG_CACHE_HOME:-$HOME/.cache}/sigil/mysql; a second call finds it there and loads nothing.
#
# The mirror is the machine's own: every site in its apt sources is asked for the suite `sid`, the only one that
# carries mysql-server-core. SIGIL_APT_MIRROR names another one. apt gets lists, cache and status of its own, and
# none of the machine's hooks, so the system stays as it is. Works as root and as an ordinary user.
set -euo pipefail

suite=sid
package=mysql-server-core
folder=${1:-${XDG_CACHE_HOME:-$HOME/.cache}/sigil/mysql}

say() { echo "mysql-from-debian: $*" >&2; }
die() { say "$*"; exit 1; }

[ "$(uname -s)" = Linux ] || die "only Linux runs Debian's packages"
server=$folder/server
if [ -d "$server/data" ]; then
  echo "$server"
  exit 0
fi
for tool in apt-get dpkg-deb flock; do
  command -v "$tool" >/dev/null || die "$tool is missing; this needs Debian or a system derived from it"
done

mkdir -p "$folder"
exec 9>"$folder/lock"
flock --wait 300 9 || die "another run holds $folder/lock"
if [ -d "$server/data" ]; then
  echo "$server"
  exit 0
fi

work=$(mktemp -d "$folder/work.XXXXXX")
trap 'rm -rf "$work"' EXIT

mirrors() {
  if [ -n "${SIGIL_APT_MIRROR:-}" ]; then
    echo "$SIGIL_APT_MIRROR"
  else
    # One line per site of the machine's sources, those with a component `main` only.
    # shellcheck disable=SC2016 # apt expands these, not the shell
    apt-get indextargets --format '$(COMPONENT) $(REPO_URI)' 'Created-By: Packages' | sed -n 's/^main //p' | awk '!seen[$0]++'
  fi
}

configure_apt() { # mirror
  rm -rf "$work/apt"
  mkdir -p "$work/apt/lists/partial" "$work/apt/cache/archives/partial" "$work/apt/empty.d"
  : >"$work/apt/status"
  local options=""
  local keyring=/usr/share/keyrings/debian-archive-keyring.gpg
  if [ -r "$keyring" ]; then
    options="[signed-by=$keyring]"
  fi
  echo "deb $options $1 $suite main" >"$work/apt/sources.list"
  {
    # Hooks of the machine, such as the clean-up of container images, would act on the machine's own cache.
    echo '#clear APT::Update::Post-Invoke;'
    echo '#clear APT::Update::Post-Invoke-Success;'
    echo '#clear DPkg::Pre-Invoke;'
    echo '#clear DPkg::Post-Invoke;'
    echo '#clear DPkg::Pre-Install-Pkgs;'
    echo "Dir::Etc::sourcelist \"$work/apt/sources.list\";"
    echo "Dir::Etc::sourceparts \"$work/apt/empty.d\";"
    echo "Dir::Etc::preferences \"/dev/null\";"
    echo "Dir::Etc::preferencesparts \"$work/apt/empty.d\";"
    echo "Dir::State::lists \"$work/apt/lists\";"
    echo "Dir::State::status \"$work/apt/status\";"
    echo "Dir::State::extended_states \"$work/apt/extended_states\";"
    echo "Dir::Cache \"$work/apt/cache\";"
    echo "Dir::Cache::archives \"$work/apt/cache/archives\";"
    echo "Dir::Log \"$work/apt\";"
    # Loading as the user who runs this: apt's own user can't write here.
    echo "APT::Sandbox::User \"$(id -un)\";"
    echo 'APT::Install-Recommends "false";'
    echo 'Acquire::Languages "none";'
    echo 'Acquire::Retries "2";'
    echo 'Debug::NoLocking "true";'
  } >"$work/apt/apt.conf"
}

load() { # mirror
  configure_apt "$1"
  apt-get -c "$work/apt/apt.conf" -qq update >"$work/log" 2>&1 &&
    apt-get -c "$work/apt/apt.conf" -qq --yes --download-only install "$package" >>"$work/log" 2>&1
}

loaded=false
while read -r mirror; do
  say "loading $package of $suite from $mirror"
  if load "$mirror"; then
    loaded=true
    break
  fi
  say "not there: $(grep -m1 '^[EW]:' "$work/log" || tail -n 1 "$work/log")"
done < <(mirrors)
"$loaded" || die "no mirror of this machine has $package in $suite"

mkdir "$work/server"
for deb in "$work"/apt/cache/archives/*.deb; do
  dpkg-deb -x "$deb" "$work/server" || die "can't unpack $(basename "$deb")"
done

# Programs and papers that the server doesn't read, most of what was unpacked.
rm -rf "$work/server/usr/bin" "$work/server/etc" "$work/server/var"
find "$work/server/usr/share" -mindepth 1 -maxdepth 1 ! -name 'mysql*' -exec rm -rf {} +
find "$work/server/usr/lib" -type d -name 'perl*' -prune -exec rm -rf {} +

# The packages bring their own C library; it is used through its own dynamic linker.
linker=$(cd "$work/server" && find . -name 'ld-linux-*.so.*' | head -n 1)
[ -n "$linker" ] || die "the packages hold no dynamic linker"
libraries=$(cd "$work/server" && find . -name 'libc.so.6' -printf '%h\n' | head -n 1)
mysqld=$(cd "$work/server" && find . -name mysqld -type f | head -n 1)
[ -n "$mysqld" ] || die "the packages hold no mysqld"
messages=$(cd "$work/server" && find . -path '*english/errmsg.sys' -printf '%h\n' | head -n 1)
{
  echo "linker=${linker#./}"
  echo "libraries=${libraries#./}"
  echo "mysqld=${mysqld#./}"
  echo "messages=$(dirname "${messages#./}")"
} >"$work/server/layout.properties"

root_user=()
if [ "$(id -u)" = 0 ]; then
  root_user=(--user=root)
fi
say "initialising a data directory"
(
  cd "$work/server"
  "$linker" --library-path "$libraries" "$mysqld" --no-defaults --initialize-insecure "${root_user[@]}" \
    --secure-file-priv=NULL --basedir="$PWD/usr" --datadir="$PWD/data" \
    --lc-messages-dir="$PWD/$(dirname "${messages#./}")" --innodb-redo-log-capacity=8M
) >"$work/log" 2>&1 || die "mysqld --initialize-insecure failed: $(grep -m1 ERROR "$work/log" || tail -n 1 "$work/log")"

rm -rf "$server"
mv "$work/server" "$server"
echo "$server"
