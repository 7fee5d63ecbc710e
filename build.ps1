# Builds and starts the build program (build/). Try: ./build.ps1 --help
$ErrorActionPreference = 'Stop'
Set-Location $PSScriptRoot
dotnet msbuild build/Qeyafa.Build.csproj -restore -p:Configuration=Release -p:UseSharedCompilation=false -nr:false -v:q -nologo
if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
dotnet artifacts/build/Qeyafa.Build.dll @args
exit $LASTEXITCODE
