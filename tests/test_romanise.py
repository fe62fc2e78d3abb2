"""Names in Latin letters: as known people write them, else readable, and always a slug."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.romanise import romanise, slug


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        ("سامح ميلر", "Sameh Miller"),
        ("عبد الله حسين", "Abdullah Hussein"),
        ("عبدالله حسين", "Abdullah Hussein"),
        ("عبد الرحمن بن خالد", "Abdulrahman bin Khaled"),
        ("كمال عبد المعروف", "Kamal Abdul Ma'ruf"),
        ("زيد اللوزي", "Zeid al-Luzi"),
        ("زيد البصيلة", "Zeid al-Basila"),
    ],
)
def test_words_of_known_names_are_spelt_as_known(arabic: str, latin: str) -> None:
    assert romanise(arabic) == latin


def test_spellings_of_one_name_share_their_slug() -> None:
    assert slug("أحمد عبدالسلام") == slug("احمد عبد السلام")
    assert slug("أحمد عبدالسلام").startswith("x-")


@given(st.text(alphabet=[chr(c) for c in range(0x621, 0x64B)] + [" "], max_size=40))
def test_any_name_becomes_a_slug(name: str) -> None:
    assert re.fullmatch(r"x(-[a-z0-9]+)+", slug(name))
    assert not re.search("[\u0600-\u06ff]", romanise(name))


def test_letters_come_from_the_charmap_of_camel_tools() -> None:
    import sys

    romanise("زعيتر")
    assert "camel_tools.utils.charmap" in sys.modules
