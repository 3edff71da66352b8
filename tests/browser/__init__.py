"""The page of a release in a real browser. Skipped where there is no Chromium (`apt-get install chromium`)."""
