"""Which language tags may stand in an attribute."""

import pytest

from kztimeline.text.language import language_tag


@pytest.mark.parametrize("language", ["ru", "kaz", "zh-Hant", "sr-latn-rs", "EN", "de-1996"])
def test_languages(language: str) -> None:
    """A language tag may stand in an attribute."""
    assert language_tag(language) == language


@pytest.mark.parametrize("language", ["", "r", "kaza", "ru ", "ru_RU", "ru-", 'ru"', "рус", "zh-x"])
def test_no_languages(language: str) -> None:
    """What is no language tag may not."""
    assert language_tag(language) == ""
