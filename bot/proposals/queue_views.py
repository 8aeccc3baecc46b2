"""Proposals as messages to the moderators."""

from collections.abc import Sequence
from typing import Any

from bot.cards.actions import Show
from bot.cards.fields import LABELS
from bot.dutch import KINDS, counted, cut, joined, number, one_line
from bot.proposals import views
from bot.view import Button, Choice, Refused, Section, Tone, View, Weight, filled, listing, refusal
from knowledge.catalogue import Catalogue
from knowledge.drafting.typed import as_typed
from knowledge.entry import Kind
from knowledge.format.fields import ENTRIES, KIND_KEY
from storage.proposals import Proposal

IN_A_LIST, LONGEST = 200, 300
AS = tuple(kind for kind in Kind if kind is not Kind.ELSEWHERE)
"""The kinds of entry that new knowledge can become."""
_FEED_FIELDS = ENTRIES[Kind.EVENT].fields
"""An event has every field that a feed fills."""
GONE = (
    "Dit voorstel staat er niet meer: er is al over besloten, of het is ingetrokken. "
    "Kijk met /kennis voorstellen wat er nog wacht."
)
ITEM_GONE = "Het item waar dit over gaat, is hier niet meer te vinden. Wijs het voorstel af."
NOBODY_TO_ASK = (
    "Hierbij kan ik nu niets vragen: er staat al een vraag open, of het voorstel is van niemand "
    "die kan antwoorden."
)
NOTHING_SAID = "Er stond niets in. Schrijf een paar woorden."
TO_LIST = Button("Naar de lijst", views.ProposalQueue(0))


def queue_view(proposals: Sequence[Proposal], page: int) -> View:
    what = counted(len(proposals), "voorstel", "voorstellen")
    return listing(
        proposals,
        page,
        views.A_PAGE,
        title="Voorstellen",
        text=f"{what}. Het oudste staat bovenaan. Wie iets voorstelde, staat er niet bij.",
        section=lambda one: Section(
            views.name(one),
            lines=_in_list(one),
            button=Button("Bekijk", views.OpenProposal(one.key)),
        ),
        turn=views.ProposalQueue,
        nothing="Er wachten geen voorstellen. Nieuwe voorstellen komen hier vanzelf te staan.",
    )


def proposal_view(proposal: Proposal, *from_feed: Section) -> View:
    """Show one proposal with all that a moderator can do about it, and what a feed says of it."""
    no_source = "Er is geen bron genoemd. Zoek er een voordat je het opslaat, of vraag ernaar."
    kinds = () if proposal.improves else AS
    return View(
        tone=Tone.CHOICE,
        title=views.name(proposal),
        text=_how(proposal),
        sections=filled(
            Section("", lines=(views.since(proposal), *_busy(proposal))),
            *views.text_sections(proposal),
            *from_feed,
            Section("De bron", "" if proposal.improves or proposal.texts.source else no_source),
            views.exchange_section(proposal),
        ),
        choices=tuple(
            Choice(KINDS[kind], views.TakeUpProposal(proposal.key, kind.value)) for kind in kinds
        ),
        choosing="Neem het op als…" if kinds else "",
        buttons=(*_of_item(proposal), *_decisions(proposal)),
    )


def feed_section(proposal: Proposal, catalogue: Catalogue) -> Section:
    lines = tuple(
        f"{LABELS[key].text}: {_as_read(key, value, catalogue)}"
        for key, value in proposal.found.items()
        if key in _FEED_FIELDS and value not in (None, proposal.texts.source)
    )
    return Section("Wat de feed er verder van zegt", lines=lines)


def written_by_other_view(busy: Proposal, kind: str) -> View:
    over = views.TakeUpProposal(busy.key, kind, busy.draft_key or "")
    return View(
        tone=Tone.CHOICE,
        title=views.name(busy),
        text=(
            "Een andere moderator werkt dit al uit. Neem je het over, dan begin je een eigen "
            "concept; dat van de ander hoort er dan niet meer bij."
        ),
        buttons=(Button("Neem over", over, Weight.DANGER), TO_LIST),
    )


def cannot(why: str) -> Refused:
    return Refused(refusal(why, TO_LIST))


def item_gone(key: str) -> Refused:
    return Refused(refusal(ITEM_GONE, _decline(key), TO_LIST))


def log_fed(feed: str, count: int) -> str:
    what = "is 1 nieuw voorstel" if count == 1 else f"zijn {number(count)} nieuwe voorstellen"
    it = "het" if count == 1 else "ze"
    return f"Uit de feed ‘{feed}’ {what} gekomen. Bekijk {it} met /kennis voorstellen."


def _how(proposal: Proposal) -> str:
    if proposal.improves:
        return (
            "Verbeter het item in een concept en sla dat op. Is het al verbeterd? Kies dan "
            "‘Is al verwerkt’. In beide gevallen krijgt wie het voorstelde bericht."
        )
    end = "Wie het voorstelde, krijgt bericht zodra het is opgeslagen."
    if proposal.feed is not None:
        end = "Het komt uit een feed: niemand wacht op bericht."
    return (
        "Kies als wat je het opneemt: dan staat het klaar als concept, dat je kunt aanpassen "
        f"voordat je het opslaat. {end}"
    )


def _in_list(proposal: Proposal) -> tuple[str, ...]:
    sentence = cut(one_line(proposal.texts.body), IN_A_LIST)
    waits = (views.TO_BE_ANSWERED,) if proposal.open_question else ()
    return (views.since(proposal), *((sentence,) if sentence else ()), *_busy(proposal), *waits)


def _busy(proposal: Proposal) -> tuple[str, ...]:
    return (views.BEING_WRITTEN,) if proposal.draft_key else ()


def _of_item(proposal: Proposal) -> tuple[Button, ...]:
    if proposal.item_id is None:
        return ()
    return (
        Button("Verbeter", views.TakeUpProposal(proposal.key), Weight.PRIMARY),
        Button("Is al verwerkt", views.ProposalDone(proposal.key)),
        Button("Bekijk het item", Show(proposal.item_id)),
    )


def _decisions(proposal: Proposal) -> tuple[Button, ...]:
    can_ask = proposal.proposer is not None and proposal.open_question is None
    ask = (Button("Vraag iets", views.AskProposer(proposal.key)),) if can_ask else ()
    return (*ask, _decline(proposal.key), TO_LIST)


def _decline(key: str) -> Button:
    return Button("Wijs af", views.DeclineProposal(key), Weight.DANGER)


def _as_read(key: str, value: Any, catalogue: Catalogue) -> str:
    sentence = as_typed({KIND_KEY: Kind.EVENT.value, key: value}, key, catalogue)
    several = isinstance(value, list)
    return cut(joined(tuple(sentence.splitlines())) if several else one_line(sentence), LONGEST)
