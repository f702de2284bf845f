"""Stratified random sampling from a stream: a reservoir for each stratum, and how many rows each gives."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from framing.errors import SheetError
from framing.validate.key import Stratum

_DECOYS = 0.1
"""Share of the rows with a marked term that are decoys."""
_UNMATCHED = 0.75
"""Share of the rows with a whole sentence in which the machine found nothing: what it missed is among them."""
Profile: TypeAlias = tuple[str, str, bool, str, tuple[str, ...]]
"""Label, kind, matched, voice, and the values of the other columns."""


@dataclass(slots=True)
class Unit:
    """One thing that could be coded, before it has a name."""

    before: str
    marked: str
    after: str
    term: str
    category: str
    place: str
    start: int
    end: int


@dataclass(slots=True)
class Reservoir:
    """A random sample of a stream of unknown length (Vitter 1985, algorithm R)."""

    capacity: int
    chance: random.Random
    seen: int = 0
    kept: list[Unit] = field(default_factory=list)

    def offer(self, make: Callable[[], Unit]) -> None:
        """One more of the stream; it is made only where it is kept."""
        self.seen += 1
        if len(self.kept) < self.capacity:
            self.kept.append(make())
        elif (place := self.chance.randrange(self.seen)) < self.capacity:
            self.kept[place] = make()


def choose(
    reservoirs: dict[Profile, Reservoir], labels: Iterable[str], each: int, by: Sequence[str]
) -> tuple[list[tuple[int, Unit]], list[Stratum], list[str]]:
    """Units with the position of their stratum, the strata, and warnings; `each`: rows for each label.

    Raises `SheetError` where rows are fewer than the strata that they must come from.
    """
    chosen: list[tuple[int, Unit]] = []
    strata: list[Stratum] = []
    warnings = []
    for label in labels:
        groups: defaultdict[tuple[str, bool], list[Profile]] = defaultdict(list)
        for profile in sorted(reservoirs):
            if profile[0] == label:
                groups[profile[1], profile[2]].append(profile)
        sizes = {group: sum(reservoirs[p].seen for p in profiles) for group, profiles in groups.items()}
        if not sizes.get(("term", True)):
            warnings.append(f"{label}: no match in this corpus: its precision cannot be known")
        numbers = {group: len(profiles) for group, profiles in groups.items() if group[0] != "decoy"}
        if not _suffice(sizes, numbers, each):
            enough = (n for n in range(each, 2 * sum(sizes.values())) if _suffice(sizes, numbers, n))
            least = next(enough, None)
            columns = " × ".join(("kind", "voice", *by))
            cure = f"give at least {least} rows a category, or fewer columns" if least else "take a larger corpus"
            raise SheetError(
                f"{label}: {each} rows are too few for its {sum(numbers.values())} strata ({columns}): {cure}"
            )
        for group, n in _shares(sizes, each).items():
            profiles = groups[group]
            for profile, count in zip(profiles, allocate([reservoirs[p].seen for p in profiles], n), strict=True):
                reservoir = reservoirs[profile]
                if count:
                    by_values = dict(zip(by, profile[4], strict=False))
                    strata.append(Stratum(label, *profile[1:4], by_values, reservoir.seen, count))
                    picked = reservoir.chance.sample(reservoir.kept, count)
                    chosen += [(len(strata) - 1, unit) for unit in picked]
    return chosen, strata, warnings


def _suffice(sizes: Mapping[tuple[str, bool], int], numbers: Mapping[tuple[str, bool], int], each: int) -> bool:
    """Whether each kind of rows has at least one for each of its strata."""
    shares = _shares(sizes, each)
    return all(shares.get(group, 0) >= number for group, number in numbers.items())


def _shares(sizes: Mapping[tuple[str, bool], int], each: int) -> dict[tuple[str, bool], int]:
    """Rows of each kind for one category: what terms cannot fill goes to sentences."""
    marked = each // 2
    decoys = min(round(_DECOYS * marked), sizes.get(("decoy", False), 0)) if sizes.get(("term", True)) else 0
    terms = min(marked - decoys, sizes.get(("term", True), 0))
    whole = each - decoys - terms
    matched = min(whole - round(_UNMATCHED * whole), sizes.get(("sentence", True), 0))
    unmatched = min(whole - matched, sizes.get(("sentence", False), 0))
    shares = {("term", True): terms, ("decoy", False): decoys}
    shares |= {("sentence", True): matched, ("sentence", False): unmatched}
    return {group: n for group, n in shares.items() if sizes.get(group)}


def allocate(sizes: Sequence[int], n: int) -> list[int]:
    """n rows spread evenly over strata of these sizes; what a small one cannot give goes to the others.

    >>> allocate([100, 3, 50], 30)
    [14, 3, 13]
    """
    given = [0] * len(sizes)
    left = min(n, sum(sizes))
    while left:
        open_ = [i for i, size in enumerate(sizes) if given[i] < size]
        share = max(1, left // len(open_))
        for i in open_:
            taken = min(share, sizes[i] - given[i], left)
            given[i] += taken
            left -= taken
    return given
