"""One event: the figures side by side, who says what in which words, and why the claims were put together."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from tidings.out.answer import Answer
from tidings.out.show.tables import Column, heading, print_notes, print_table, say_under
from tidings.out.show.words import count, counted, days, listed, moment_words, of_whom

if TYPE_CHECKING:
    from rich.console import Console

    from tidings.record import Finding
    from tidings.views.account import Account, Count, Telling, Tie

COLUMNS = (
    "claim", "report", "outlet", "known", "published", "origin", "sources", "side", "own", "stance", "kind", "mode",
    "agents", "targets", "place", "earliest", "latest", "basis", "figures", "quotes", "copy_of",
)  # fmt: skip
#: More kinds of count than this do not stand side by side on 80 columns; they are then told in one column.
MOST_SIDE_BY_SIDE = 4
#: Reasons told for one link: the strongest decide, and all are in the JSON.
MOST_REASONS = 3
STANCES = {"asserts": "", "denies": "denies it", "unsure": "is unsure", "plans": "plans it"}

Key = tuple[str, str, bool]


def answer_account(finding: "Finding[Account]") -> Answer:
    """The account of an event in every form."""
    return Answer(
        value=finding,
        columns=COLUMNS,
        rows=lambda: account_rows(finding.value),
        show=lambda console: show_account(finding, console),
    )


def account_rows(account: "Account") -> Iterator[tuple[object, ...]]:
    """A row for each claim, copies under what they copy."""
    for one in account.tellings:
        yield (
            one.claim, one.report, one.outlet, one.known, one.published, one.origin,
            tuple(teller.name for teller in one.tellers), one.side, one.own, one.stance, one.kind, one.mode,
            one.agents, one.targets, one.place, one.earliest, one.latest, one.basis,
            tuple(figure_text(figure) for figure in one.counts), one.quotes, None,
        )  # fmt: skip
        for copy in one.copies:
            empty = (None,) * 13
            yield (copy.claim, copy.report, copy.outlet, copy.known, None, one.origin, *empty, copy.quotes, one.claim)


def figure_text(figure: "Count") -> str:
    """A figure for programs: "killed=7", "killed (children)>=3", "killed=704 since 2024-11-27"."""
    sign = ">=" if figure.high is None else "<=" if figure.low == 0 < figure.count else "="
    who = "" if figure.who == "all" else f" ({figure.who})"
    since = f" since {figure.since}" if figure.since else ""
    return f"{figure.measure}{who}{sign}{figure.count}{since}"


def show_account(finding: "Finding[Account]", console: "Console") -> None:
    """Prints the account: the event, its figures side by side, each telling with its quotes, and the links."""
    account = finding.value
    heading(account.sentence or account.kind, console)
    known = f" · as known by {moment_words(finding.known_by)}" if finding.known_by else ""
    where = [account.kind, account.place or "place not told", days(account.earliest, account.latest) or "day not told"]
    say_under("", f"{' · '.join(where)} · event {account.event}{known}", console, style="dim")
    say_under("", account.why, console)
    show_figures(account, console)
    console.print()
    for number, one in enumerate(account.tellings, 1):
        _show_telling(number, one, console)
    show_ties(account, console)
    print_notes(finding.notes, console)


def show_figures(account: "Account", console: "Console") -> None:
    """Prints who gives which count, the best estimate under them; nothing where no claim has a figure."""
    giving = [(number, one) for number, one in enumerate(account.tellings, 1) if one.counts]
    if not giving:
        return
    keys = _keys(account)
    console.print()
    if len(keys) > MOST_SIDE_BY_SIDE:
        columns = [Column("", right=True), Column("who says so"), Column("figures")]
        rows = [[str(number), who_says(one), listed([told(f) for f in one.counts])] for number, one in giving]
        rows.append(["", f"best, {account.rule}", listed([_estimate(account, key) for key in keys if not key[2]])])
    else:
        columns = [Column("", right=True), Column("who says so"), *(Column(_title(key), right=True) for key in keys)]
        rows = [[str(number), who_says(one), *(_given(one, key) for key in keys)] for number, one in giving]
        rows.append(["", f"best, {account.rule}", *(_estimate(account, key, named=False) for key in keys)])
    print_table(columns, rows, console)


def _keys(account: "Account") -> list[Key]:
    """What is counted: the event's own counts first, running tolls after them."""
    estimated = [(one.measure, one.who, False) for one in account.estimates]
    given = [(f.measure, f.who, f.since is not None) for one in account.tellings for f in one.counts]
    return list(dict.fromkeys([*estimated, *sorted(given, key=lambda key: key[2])]))


def _title(key: Key) -> str:
    return of_whom(key[0], key[1]) + (", running" if key[2] else "")


def _given(one: "Telling", key: Key) -> str:
    return listed([bound(f) for f in one.counts if (f.measure, f.who, f.since is not None) == key])


def _estimate(account: "Account", key: Key, *, named: bool = True) -> str:
    for one in account.estimates:
        if (one.measure, one.who, False) == key:
            number = count(one.low, one.best, one.high)
            return f"{number} {of_whom(one.measure, one.who)}" if named else number
    return ""


def bound(figure: "Count") -> str:
    """A count with how firm it is: "at least 12"."""
    if figure.high is None:
        return f"at least {figure.count:,}"
    return f"up to {figure.count:,}" if figure.low == 0 < figure.count else f"{figure.count:,}"


def told(figure: "Count") -> str:
    """A figure in words: "at least 12 killed, civilians since 27 Nov 2024"."""
    since = f" since {days(figure.since, figure.since)}" if figure.since else ""
    return f"{bound(figure)} {of_whom(figure.measure, figure.who)}{since}"


def who_says(one: "Telling") -> str:
    """Who says it, first-hand first, and the outlet; a side that speaks of itself is told as such."""
    names = [f"{teller.name} (of itself)" if teller.own else teller.name for teller in one.tellers]
    outlet = one.outlet or "an outlet not named"
    return ", through ".join([*names, outlet] if outlet not in names else names)


def _show_telling(number: int, one: "Telling", console: "Console") -> None:
    line = Text(f"{number:2}  ").append(who_says(one), style="bold")
    stance = STANCES[one.stance]
    line.append(f", {stance}" if stance else "", style="bold yellow")
    aside = [f"side: {one.side}" if one.side else "", moment_words(one.known), f"claim {one.claim}"]
    console.print(line, soft_wrap=True)
    say_under("", " · ".join(part for part in aside if part), console, indent=4, style="dim")
    say_under("", one.sentence, console, indent=4)
    for quote in one.quotes:
        say_under("", f"“{quote}”", console, indent=4, style="italic")
    if one.copies:
        outlets = listed(list(dict.fromkeys(copy.outlet or copy.report for copy in one.copies)))
        told = f"{counted(len(one.copies), 'claim')} of the same origin: {outlets}"
        say_under("", told, console, indent=4, style="dim")
    console.print()


def show_ties(account: "Account", console: "Console") -> None:
    """Prints why the claims were put together: persons' words, and for each claim its strongest link."""
    numbers = {claim: n for n, one in enumerate(account.tellings, 1) for claim in _claims(one)}
    shown = list(telling_ties(account.ties, numbers))
    if not shown:
        return
    console.print("Why they are one event", style="bold")
    for tie in shown:
        left, right = sorted((numbers[tie.left], numbers[tie.right]))
        reasons = _reasons(tie)
        by = f"{tie.by} says they are {tie.verdict}." if tie.at else f"{tie.verdict}, {tie.score:.2f}."
        say_under(f"{left:2} and {right}", f"{by} {reasons}", console)


def _reasons(tie: "Tie") -> str:
    """The strongest reasons for the verdict, then the strongest one against it."""
    sign = -1 if tie.verdict == "different" else 1
    ranked = sorted(tie.reasons, key=lambda reason: -sign * reason.weight)
    speaking = [_sentence(reason.sentence) for reason in ranked if sign * reason.weight >= 0]
    against = [f"Against it: {_sentence(reason.sentence)}" for reason in ranked[-1:] if sign * reason.weight < 0]
    return " ".join([*speaking[:MOST_REASONS], *against])


def _claims(one: "Telling") -> Sequence[str]:
    return [one.claim, *(copy.claim for copy in one.copies)]


def telling_ties(ties: Iterable["Tie"], numbers: dict[str, int]) -> Iterator["Tie"]:
    """Persons' links, and of the machine's the strongest of each row with an earlier one."""
    joined: set[int] = set()
    for tie in ties:
        left, right = sorted((numbers.get(tie.left, 0), numbers.get(tie.right, 0)))
        if left == right or not left:
            continue
        if tie.at or (tie.verdict == "same" and right not in joined):
            yield tie
            joined.add(right)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
