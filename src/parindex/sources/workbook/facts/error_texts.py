"""Texts of errors: what spreadsheet programs show for a failed formula, typed or pasted as a text, in any language."""

import re
import unicodedata
from dataclasses import replace
from functools import lru_cache

from parindex.sources.cells.grid import CellValue, Grid, Position

__all__ = ["is_error_text", "with_error_texts"]

_LONGEST = 60
_ASIDE = str.maketrans("", "", "¡¿!?'\"’=")
"""Signs that one language writes and another leaves out, and those with which exports keep a text a text."""
_WORDS = frozenset(
    (
        # English
        *("null", "div/0", "value", "ref", "name", "num", "n/a", "na", "getting_data", "spill", "calc", "field"),
        *("blocked", "connect", "busy", "unknown", "external", "python", "timeout", "error", "loading", "parse"),
        # German, Dutch
        *("wert", "bezug", "zahl", "nv", "überlauf", "kalk", "feld", "daten_abrufen", "blockiert", "unbekannt"),
        *("leeg", "deel/0", "waarde", "verw", "naam", "getal", "n/b", "overloop", "berekenen", "veld"),
        *("gegevens_ophalen",),
        # French, Spanish, Italian, Portuguese, Romanian
        *("nul", "valeur", "nom", "nombre", "chargement_donnees", "propagation", "epars", "champ", "bloque"),
        *("nulo", "valor", "n/d", "obteniendo_datos", "desbordamiento", "campo", "bloqueado", "conectar"),
        *("nullo", "valore", "rif", "nome", "espansione", "estrazione_dati", "núm", "despejar", "obtendo_dados"),
        *("valoare", "nume"),
        # Danish, Norwegian, Swedish, Finnish
        *("division/0", "værdi", "reference", "navn", "i/t", "overløb", "verdi", "overflyt", "skärning", "värdefel"),
        *("referens", "namn", "ogiltigt", "saknas", "tyhjä", "jako/0", "arvo", "viittaus", "nimi", "luku", "puuttuu"),
        *("siirto", "lask"),
        # Polish, Czech, Slovak, Hungarian, Croatian, Slovenian
        *("zero", "dziel/0", "arg", "adr", "nazwa", "liczba", "rozlanie", "obl", "hodnota", "odkaz", "název", "číslo"),
        *("není_k_dispozici", "názov", "nedostupný", "přesah", "nulla", "zéróosztó", "érték", "hiv", "név", "szám"),
        *("hiányzik", "kibontás", "dij/0", "vrij", "naziv", "broj", "del/0", "vredn", "sklic", "ime", "štev", "n/v"),
        # Russian, Ukrainian, Greek, Turkish
        *("пусто", "дел/0", "знач", "ссылка", "имя", "число", "н/д", "перенос", "вычисл", "поле"),
        *("ожидание_данных", "діл/0", "посилання", "імя", "κενο", "διαιρ/0", "τιμη", "αναφ", "ονομα", "αριθ", "δ/υ"),
        *("boş", "sayı/0", "değer", "başv", "ad", "sayı", "yok", "taşma", "hesapla"),
        # Chinese, Japanese, Korean
        *("溢出", "溢位", "计算", "計算", "スピル", "분산"),
    )
)
_ANY_WORD = re.compile(r"#[¡¿]?[^\W\d_]+(?:[/_'][^\W_]+)*[!?]")
_NUMBERED = re.compile(
    r"(?:err|error|ошибка|помилка|fehler|erreur|erro|errore|fejl|feil|fel|fout|hata|eroare|hiba|virhe|błąd|chyba"
    r"|lỗi|错误|錯誤|エラー|오류):#?[0-9]{3}"
)


def with_error_texts(grid: Grid) -> Grid:
    """Return a sheet in which cells with the text of an error are errors, as those are that a program marks so."""
    found: dict[Position, str] = {}
    rows: dict[int, list[CellValue]] = {}
    for r, row in enumerate(grid.rows):
        for c, value in enumerate(row):
            if type(value) is str and is_error_text(value):
                found[r, c] = value.strip()[:20]
                rows.setdefault(r, list(row))[c] = None
    if not found:
        return grid
    kept = tuple(tuple(rows[r]) if r in rows else row for r, row in enumerate(grid.rows))
    return replace(grid, rows=kept, errors={**grid.errors, **found})


def is_error_text(text: str) -> bool:
    """Tell whether a text is what a spreadsheet program shows for an error: `#N/A`, `#ИМЯ?`, `Err:502`."""
    return len(text) <= _LONGEST and _suspicious(text) and _is_error(text)


def _suspicious(text: str) -> bool:
    """Tell at little cost whether a text may be one: nearly none has these signs."""
    return "#" in text or "＃" in text or ":" in text or "：" in text


@lru_cache(maxsize=4096)
def _is_error(text: str) -> bool:
    wide = unicodedata.normalize("NFKC", text)
    plain = "".join(char for char in wide if not char.isspace() and unicodedata.category(char) not in {"Cc", "Cf"})
    bare = unicodedata.normalize("NFC", plain.strip("'\"=").casefold())
    if bare.startswith("#"):
        return bare.startswith("#n/a") or _is_word(bare) or (plain.isupper() and _ANY_WORD.fullmatch(plain) is not None)
    return _NUMBERED.fullmatch(bare) is not None


def _is_word(bare: str) -> bool:
    word = bare.lstrip("#").translate(_ASIDE)
    # Turkish letters and accents that people leave out are still the same word.
    return word in _WORDS or word in _PLAINER


def _without_accents(word: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))


_PLAINER = frozenset(_without_accents(word) for word in _WORDS)
