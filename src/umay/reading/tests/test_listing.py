"""How a recognised document is said on a terminal."""

from __future__ import annotations

from umay.reading.api import as_listing, recognise_text

TEXT = "Plan\n\nNo\tFaaliyet\tSorumlu\tTarih\n1\tSeminer verilmesi\tRehber öğretmen\tEkim ayı\n2\tAfişlerin asılması\t\tmavi\n\nBu satır başka bir şeydir\n"


def test_rows_stand_in_columns_with_their_lines() -> None:
    said = as_listing(recognise_text(TEXT, "tr")).splitlines()

    assert said[0] == "Plan"
    assert next(line for line in said if "Seminer" in line).split("  ")[0] == "4"
    assert any(line.startswith("lines") and line.rstrip().endswith("when") for line in said)


def test_what_is_open_is_counted_and_its_lines_are_named() -> None:
    said = as_listing(recognise_text(TEXT, "tr"))

    assert "2 rows: 1 with a time that was understood, 1 with somebody who owes it; " in said
    assert "1 line not understood" in said
    assert "  time not understood: 1 row, line 5" in said
    assert "  names nobody: 1 row, line 5" in said
    assert "  line 7: Bu satır başka bir şeydir" in said
    assert '? "mavi"' in said


def test_wide_signs_take_two_places() -> None:
    text = "安全工作计划\n序号\t工作内容\t责任单位\t完成时间\n1\t开展校园周边环境整治工作并检查校车安全情况以及食堂卫生\t县公安局\t每月\n"

    said = as_listing(recognise_text(text, "zh")).splitlines()

    before = next(line for line in said if "开展" in line).partition("县公安局")[0]
    assert len(before) + sum(one > "\u2e80" for one in before) == said[2].index("who")
