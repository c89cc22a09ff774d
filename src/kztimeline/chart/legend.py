"""What the signs of a chart mean; how each is drawn is the painter's."""

from ..wording import STATUSES

MEANINGS = {
    "day": "day",
    "month": "month",
    "season": "season",
    "year": "year",
    "decade": "decade",
    "century": "century",
    "unit": "some time in that month, season or year",
    "one-of": "one day in that range",
    "sure": "lasted",
    "rough": "began or ended there",
    "inexact": "not known exactly",
    "several": "several",
    "about": "about",
    "vague": "uncertain",
    "unsure": "uncertain or unknown",
    "open-start": "began before",
    "open-end": "goes on",
    "cut-start": "began earlier",
    "cut-end": "goes on later",
    "lost-start": "beginning unknown",
    "lost-end": "end unknown",
    "fold": "years without events left out",
    "other": "what a source says instead",
    "disputed": STATUSES["disputed"].meaning,
}
"""The kinds of segments, and of what else a chart may show, in the order of a legend."""
