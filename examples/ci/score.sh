#!/bin/sh
# Checks, scores, ranks, reports and, in CI, publishes and verifies one year; ends with the exit code of the first step that fails.
# The same script runs at home, on GitHub (.github/workflows/par-index.yml) and on GitLab (.gitlab-ci.yml).
#
#   YEAR     the year                                   COMPARE  the year before; empty: none
#   FAIL_ON  what fails besides errors                  OUT      the folder of what is written
#   PUBLISH  true: lock the year and prove it; the workflow files say so, where every run has a store of its own
set -eu
cd "$(dirname "$0")"

year=${YEAR:-2020}
compare=${COMPARE-2019}
fail_on=${FAIL_ON:-repaired,missing}
out=${OUT:-out}

# On GitHub the problems are annotations; elsewhere they are text.
form=text
if [ "${GITHUB_ACTIONS:-}" = true ]; then form=github; fi

# 1. Check: new errors, new repaired cells and missing units fail. Nothing is stored.
parindex check "sheets/$year" --year "$year" \
  --fail-on "$fail_on" --baseline known-problems.yaml --format "$form" \
  --report "json=$out/check.json" --report "junit=$out/check.xml" \
  --report "sarif=$out/check.sarif" --report "gitlab=$out/gl-code-quality.json"

# 2. Score: what passed the check goes into the store, the year before as well.
if [ -n "$compare" ]; then parindex score "sheets/$compare" --year "$compare" > "$out/score-$compare.txt"; fi
parindex score "sheets/$year" --year "$year" \
  --fail-on "$fail_on" --baseline known-problems.yaml --report "json=$out/score.json"

# 3. Rank, and 4. report: both are written first, and fail then if anything of the year is missing.
parindex rank --year "$year" ${compare:+--compare "$compare"} --fail-on missing
parindex rank --year "$year" ${compare:+--compare "$compare"} --format json > "$out/rank.json"
for document in docx xlsx; do
  parindex report --year "$year" ${compare:+--compare "$compare"} --format "$document" --out "$out" --fail-on missing
done

# 5. Verify: the published year is computed again from the store and from the files, and compared cell by cell.
if [ "${PUBLISH:-}" = true ]; then
  parindex publish --year "$year" --out "$out"
  parindex verify --year "$year"
  parindex bundle --year "$year" --out "$out/par-index-$year.zip"
fi
