"""Whoever waits for a long document hears how far it is, and hears the same rows."""

from __future__ import annotations

from umay.reading import api as reading

TEXT = "OKUL PLANI\n\n" + "\n".join(f"{n}. Okul müdürlüğü personeli her yıl ekim ayında bilgilendirir." for n in range(1, 21))


def test_what_is_told_goes_forward_and_ends_at_the_end() -> None:
    heard: list[tuple[str, int, int, int]] = []

    found = reading.recognise_text(TEXT, "tr", told=lambda *said: heard.append(said))

    rows = [one for one in heard if one[0] == "rows"]
    assert [done for _, done, _, _ in rows] == sorted({done for _, done, _, _ in rows})
    assert all(done <= of == 22 for _, done, of, _ in rows)
    assert rows[-1][3] == sum(len(section.rows) for section in found.sections) == 20
    assert heard[-1] == ("times", 20, 20, 20)


def test_nothing_is_found_otherwise_because_somebody_waits() -> None:
    assert reading.recognise_text(TEXT, "tr", told=lambda *_said: None) == reading.recognise_text(TEXT, "tr")
