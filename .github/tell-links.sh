#!/bin/sh
# Keeps one open issue with a report, whose title is the second argument: opens it, or brings it up to date, and closes it when the
# report has no headings, which means that there is nothing to tell.
# Needs GitHub's command gh, with GH_TOKEN and GH_REPO in its environment.
set -eu

report=$1
export TITLE="${2:-Sources that need a look}"

number=$(gh issue list --state open --app github-actions --limit 100 --json number,title \
	--jq 'map(select(.title == env.TITLE)) | .[0].number // empty')

if ! grep -q '^## ' "$report"; then
	[ -z "$number" ] || gh issue close "$number" --comment "There is nothing to tell any more."
	exit 0
fi

# An issue holds 65,536 characters.
head -c 60000 "$report" > "$report.body"
if [ -n "$number" ]; then
	gh issue edit "$number" --body-file "$report.body"
else
	gh issue create --title "$TITLE" --body-file "$report.body"
fi
