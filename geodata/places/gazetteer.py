"""The gazetteer: every Dutch place that can be asked for, indexed by its folded names.

In: the tables of ``geodata/data/gazetteer`` (see the README there). Out: one immutable
:class:`Gazetteer`. Refused: a missing or unreadable table (:class:`geodata.errors.TableError`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from geodata import files
from geodata.errors import TableError
from geodata.places import tables
from geodata.places.entry import Entry, Kind
from geodata.places.spelling import compact, key, respelt, tokens, words
from geodata.places.tables import Named
from geodata.places.variants import main_names, secondary_names

FOLDER = files.DATA / "gazetteer"


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All places, by the key (:func:`geodata.places.spelling.key`) of their names."""

    called: Mapping[Entry, tuple[str, ...]]
    """Every place but postcodes, with the names it goes by in the tables."""
    municipalities: Mapping[str, Entry]
    provinces: Mapping[str, Entry]
    province_codes: Mapping[str, str]
    """Code of a municipality -> code of its province."""
    province_members: Mapping[str, frozenset[str]]
    """Code of a province -> codes of its municipalities."""
    names: Mapping[str, tuple[Entry, ...]]
    secondary: Mapping[str, tuple[Entry, ...]]
    """Shortened names, for when no place bears the name in full."""
    spellings: Mapping[str, str]
    """Compact spelling of each name -> its key: what typing errors are counted on."""
    postcodes: Mapping[str, Entry]
    contexts: Mapping[str, tuple[str, ...]]
    """Abbreviated provinces and regions -> codes of provinces; they only narrow another name down."""
    words: Mapping[tuple[str, ...], tables.Word]
    """Words around a name, as tokens."""

    def province_of(self, municipality: str) -> Entry:
        """The province that a municipality (by code) lies in."""
        return self.provinces[self.province_codes[municipality]]


def load_gazetteer(folder: Path | None = None, extra: Path | None = None) -> Gazetteer:
    """Read all tables of ``folder`` (default: the built-in ones) into one index.

    Args:
        folder: Folder with the tables.
        extra: Folder whose ``areas.csv``, when there is one, replaces the built-in table.

    Raises:
        TableError: A table is missing, is no UTF-8 CSV, or lacks a column or value; restore it
            from the package, or remove the downloaded one.
    """
    home = folder or FOLDER
    areas_home = extra if extra is not None and (extra / "areas.csv").is_file() else home
    index = _Index()
    provinces = {entry.code or "": entry for entry in index.fill(tables.provinces(home))}
    municipalities = {entry.code or "": entry for entry in index.fill(tables.municipalities(home))}
    coded = provinces | municipalities
    for code, name in tables.aliases(home):
        _refuse_unknown([code], coded, home)
        index.fill([(coded[code], [name])])
    for table in (tables.settlements, tables.informal, tables.elsewhere, tables.former):
        for entry in index.fill(table(home)):
            _refuse_unknown(entry.municipalities, coded, home)
            if entry.kind is Kind.FORMER:
                index.link_settlements(entry)
    index.fill(
        (entry, names)
        for entry, names in tables.areas(areas_home)
        if entry.municipalities[0] in municipalities
    )
    province_codes = dict(tables.province_codes(home))
    members: defaultdict[str, set[str]] = defaultdict(set)
    for municipality, province in province_codes.items():
        members[province].add(municipality)
    return Gazetteer(
        called=MappingProxyType({entry: tuple(names) for entry, names in index.called.items()}),
        municipalities=MappingProxyType(municipalities),
        provinces=MappingProxyType(provinces),
        province_codes=MappingProxyType(province_codes),
        province_members=MappingProxyType({code: frozenset(found) for code, found in members.items()}),
        names=_frozen(index.names),
        secondary=_frozen(index.secondary),
        spellings=MappingProxyType({spelling: name for spelling, name in index.spellings.items() if name}),
        postcodes=MappingProxyType(dict(tables.postcodes(home))),
        contexts=MappingProxyType(tables.contexts(home)),
        words=MappingProxyType(dict(tables.words(home))),
    )


class _Index:
    """Entries by the key of each name they answer to, while the tables are read."""

    def __init__(self) -> None:
        self.called: dict[Entry, list[str]] = {}
        self.names: defaultdict[str, list[Entry]] = defaultdict(list)
        self.secondary: defaultdict[str, list[Entry]] = defaultdict(list)
        self.spellings: dict[str, str] = {}

    def fill(self, table: Iterable[Named]) -> list[Entry]:
        entries = []
        for entry, names in table:
            entries.append(entry)
            self.called.setdefault(entry, []).extend(name for name in names if name)
            for name in names:
                self._add(entry, name)
        return entries

    def link_settlements(self, former: Entry) -> None:
        """Let the qualified name of a former municipality ("Laren (Gld)") mean its settlement too."""
        name, plain = (key(tokens(form)) for form in (former.name, former.name.partition("(")[0]))
        for entry in self.names[plain] if plain != name else ():
            if entry.kind is Kind.SETTLEMENT and entry.municipalities[0] in former.municipalities:
                self.called[entry].append(former.name)
                _note(self.names[name], entry)

    def _add(self, entry: Entry, name: str) -> None:
        for form in main_names(name):
            written = words(form)
            folded = respelt(written)
            found = key(folded)
            self.spellings[compact(folded)] = self.spellings[compact(written)] = found
            _note(self.names[found], entry)
        if entry.kind is not Kind.ELSEWHERE and not name.isalpha():
            for form in secondary_names(name):
                _note(self.secondary[key(tokens(form))], entry)


def _refuse_unknown(codes: Iterable[str], known: Mapping[str, Entry], home: Path) -> None:
    unknown = [code for code in codes if code not in known]
    if unknown:
        raise TableError(
            f"{home}: no municipality or province {unknown[0]}, but a table names it; restore it"
        )


def _note(entries: list[Entry], entry: Entry) -> None:
    if entry not in entries:
        entries.append(entry)


def _frozen(index: Mapping[str, list[Entry]]) -> Mapping[str, tuple[Entry, ...]]:
    return MappingProxyType({name: tuple(entries) for name, entries in index.items() if name})
