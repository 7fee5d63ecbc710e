#!/bin/sh
# Starts the build program (build/), after building it where its sources are newer. Try: ./build.sh --help
set -eu
cd "$(dirname "$0")"
program=artifacts/build/Qeyafa.Build.dll
if [ ! -f "$program" ] || [ -n "$(find build src/Qeyafa.Domain src/Qeyafa.Application src/Qeyafa.Infrastructure Directory.*.props global.json \
    -type f -newer "$program" -not -path '*/obj/*' -not -path '*/bin/*' -print -quit)" ]; then
  dotnet msbuild build/Qeyafa.Build.csproj -restore -p:Configuration=Release -p:UseSharedCompilation=false -nr:false -v:q -nologo
  touch "$program"
fi
exec dotnet "$program" "$@"
