#!/bin/sh
# Tells a workflow whether to publish. A scheduled run publishes only if an embargo ends about today:
# the field `publish` of a text has the date of yesterday, today or tomorrow, to cover every time zone.
# All other runs publish.
set -eu

ends_about_today() {
	for day in yesterday today tomorrow; do
		begin="^publish:[[:space:]]*['\"]?$(date --utc --date="$day" +%F)T"
		grep --recursive --quiet --extended-regexp --include='*.md' "$begin" content && return
	done
	return 1
}

if [ "$GITHUB_EVENT_NAME" != schedule ] || ends_about_today; then
	echo "any=true" >> "$GITHUB_OUTPUT"
fi
