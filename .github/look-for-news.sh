#!/bin/sh
# Tells a workflow whether there is something to publish: always, but where only the clock started
# it. Then the embargo of a text has to end about today: its line `publish` names yesterday, today
# or tomorrow, wherever on earth that day is.
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
