#!/bin/sh
# Usage: update-issue.sh REPORT [TITLE]
# Keeps one open issue with the report: creates it, updates it, or closes it when the report has no
# headings, which means that there are no findings.
# Needs GitHub's command gh, with GH_TOKEN and GH_REPO in the environment.
set -eu

report=$1
export TITLE="${2:-Sources that need attention}"

number=$(gh issue list --state open --app github-actions --limit 100 --json number,title \
	--jq 'map(select(.title == env.TITLE)) | .[0].number // empty')

if ! grep -q '^## ' "$report"; then
	[ -z "$number" ] || gh issue close "$number" --comment "There are no findings any more."
	exit 0
fi

# An issue is limited to 65,536 characters.
head -c 60000 "$report" > "$report.body"
if [ -n "$number" ]; then
	gh issue edit "$number" --body-file "$report.body"
else
	gh issue create --title "$TITLE" --body-file "$report.body"
fi
