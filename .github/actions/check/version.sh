#!/usr/bin/env bash
# Says which version is to be run, and where npm keeps what it downloads.
#
#   IMPRIMATUR_VERSION  the version that is wanted; empty for the one in node_modules, else that of this action
#   GITHUB_OUTPUT       where to say it; standard output where there is none
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
version=${IMPRIMATUR_VERSION:-}
if [ -z "$version" ]; then
  if [ -e node_modules/.bin/imprimatur ]; then
    version=installed
  else
    # Not `latest`: the same action gives the same findings tomorrow.
    version=$(node -p 'require(process.argv[1]).version' "$here/../../../package.json")
  fi
fi

{
  printf 'version=%s\n' "$version"
  printf 'npm-cache=%s\n' "$(npm config get cache)"
} >>"${GITHUB_OUTPUT:-/dev/stdout}"
