#!/usr/bin/env bash
# Runs the check as the action does: annotations on standard output, and the report as SARIF in a file.
# Everything comes through variables, so that nothing a workflow passes on is read as a piece of a program.
#
#   IMPRIMATUR_PATH      the manuscript; empty for the usual place
#   IMPRIMATUR_VERSION   a version on npm, or `installed` for the one in node_modules
#   IMPRIMATUR_ARGS      more options, with quotes as in a shell
#   IMPRIMATUR_BASELINE  the file with the problems that are known
#   RUNNER_TEMP          a folder for the report
#   GITHUB_OUTPUT        where to say what came of it
#
# Ends with the exit code of the check.
set -euo pipefail

version=${IMPRIMATUR_VERSION:-installed}
if [ "$version" = installed ]; then
  run=(node_modules/.bin/imprimatur check)
else
  run=(npx --yes "imprimatur@$version" check)
fi

if [ -n "${IMPRIMATUR_PATH:-}" ]; then run+=("$IMPRIMATUR_PATH"); fi

folder=$(mktemp -d "${RUNNER_TEMP:-${TMPDIR:-/tmp}}/imprimatur-XXXXXX")
sarif=$folder/imprimatur.sarif
run+=(--format github --format "sarif=$sarif")

if [ -n "${IMPRIMATUR_BASELINE:-}" ]; then run+=(--baseline "$IMPRIMATUR_BASELINE"); fi

# xargs takes the line apart as a shell would, but runs and expands nothing.
if [[ ${IMPRIMATUR_ARGS:-} =~ [^[:space:]] ]]; then
  words=$(mktemp "$folder/words-XXXXXX")
  if ! printf '%s\n' "$IMPRIMATUR_ARGS" | xargs printf '%s\0' >"$words"; then
    echo "::error::args: expected options with quotes in pairs, found $IMPRIMATUR_ARGS"
    exit 2
  fi
  while IFS= read -r -d '' word; do run+=("$word"); done <"$words"
fi

status=0
"${run[@]}" || status=$?

[ -s "$sarif" ] || sarif=
{
  printf 'sarif-file=%s\n' "$sarif"
  printf 'exit-code=%s\n' "$status"
} >>"${GITHUB_OUTPUT:-/dev/null}"
exit "$status"
