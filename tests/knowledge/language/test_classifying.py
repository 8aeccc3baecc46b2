"""Which of several things a few words say."""

from knowledge.language.classifying import Classifier

SAID = {
    "more": "meer graag | vertel er meer over | heb je nog meer tips",
    "source": "wat is de bron | bronvermelding graag | waar komt dat vandaan",
}


def test_what_is_listed_fits() -> None:
    fits = Classifier(SAID).fits(["wat", "is", "de", "bron"])

    assert fits["source"] > 0.8 > 0.2 > fits["more"]


def test_words_that_resemble_the_listed_fit_too() -> None:
    """A piece of a word, or another form of it, says the same."""
    fits = Classifier(SAID).fits(["bronnen", "graag"])

    assert fits["source"] > fits["more"]


def test_unknown_words_make_every_fit_less() -> None:
    """So that what is asked of another subject is nothing that is listed."""
    known = Classifier(SAID)

    short = known.fits(["meer", "graag"])["more"]
    long = known.fits(["meer", "bomen", "langs", "onze", "singel", "graag"])["more"]

    assert long < short / 2
    assert set(known.fits(["singel"]).values()) == {0.0}
