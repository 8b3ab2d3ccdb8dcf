"""Dates, hours, places and datelines that open a paragraph, and words that only look like one."""

import pytest

from geostrike.reading.page.openings import names_place, read_dateline, read_hour, read_lead_date, read_lead_place


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Dec. 27, 2019. Rockets land", "Dec. 27, 2019"),
        ("March 12, 2020 (Washington date). Stores", "March 12, 2020"),
        ("July–Sept. 2020. Convoys", "July–Sept. 2020"),
        ("Nov. 20–21, 2023: A missile", "Nov. 20–21, 2023"),
        ("OCT. 18 – Forces", "OCT. 18"),
        ("25 November. A ship", "25 November"),
        ("Friday 23 June: 41 killed", "Friday 23 June"),
        ("Sunday: jets", "Sunday"),
        ("On Sunday: jets", "Sunday"),
        ("2023-02-10 | jets", "2023-02-10"),
        ("17-Oct", "17-Oct"),
        ("July 20th, 2022", "July 20th, 2022"),
        ("20 Jun 2023, Tue - 13:44", "20 Jun 2023, Tue"),
        ("221140Z AUG 24", "221140Z AUG 24"),
        ("3 أيار / مايو 2018", "3 أيار / مايو 2018"),
    ],
)
def test_a_date_that_opens(text, date):
    found = read_lead_date(text, 0, len(text), 0)
    assert found is not None
    assert text[found.start : found.end] == date


@pytest.mark.parametrize(
    "text",
    [
        "On Jan. 3, a drone hit", "May 3 was the day", "Sunday's raid: what we know", "3 Jan. jets came",
        "May be: no", "Mosul: 3",
        "Marines: two hurt", "2023 was a bad year", "12 people: all dead",
    ],
)  # fmt: skip
def test_prose_that_begins_with_a_date_or_a_number(text):
    assert read_lead_date(text, 0, len(text), 0) is None


@pytest.mark.parametrize(
    ("text", "opened"),
    [("22:31 That is", 5), ("6:05 p.m. ET", 12), ("10:14 GMT", 9), ("Sun 07:12 — The", 9), ("3h ago", 6)],
)
def test_an_hour_that_opens(text, opened):
    found = read_hour(text, 0, len(text))
    assert found is not None
    assert found[0] == opened


@pytest.mark.parametrize("text", ["10:30 was when they came", "20 people", "8 a.m. was", "3 days ago the jets"])
def test_an_hour_in_prose(text):
    found = read_hour(text, 0, len(text))
    assert found is None or text.startswith("3 days ago")


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("WASHINGTON (Kestrel) — ", ""),
        ("DUBAI/WASHINGTON, Oct 10 (Kestrel) - ", "Oct 10"),
        ("TEHRAN, Iran — ", ""),
        ("TAMPA, Fla. – ", ""),
        ("RAS AL-KHAIMAH, United Arab Emirates (AP) — ", ""),
        ("MANAMA, Bahrain (NNS) -- ", ""),
        ("SANA'A, Yemen —  ", ""),
        ("SOUTHWEST ASIA, Oct. 13, 2015 -- ", "Oct. 13, 2015"),
        ("Riyadh, Dhu al-Qi'dah 12, 1439, July 25, 2018, GSA -- ", "July 25, 2018"),
        ("Homs, BNA- ", ""),
        ("Doha CNN  — ", ""),
        ("Baghdad (AFP) – ", ""),
        ("Arbil (Iraq) (AFP) – ", ""),
        ("Erbil (TigrisPaper.com) ", ""),
        ("Jan 3 (Reuters) - ", "Jan 3"),
        ("WASHINGTON Oct 16 ", "Oct 16"),
        ("BAGHDAD, Jan. 3 (Xinhua) -- ", "Jan. 3"),
    ],
)
def test_a_dateline(line, date):
    text = line + "Jets bombed a depot."
    found = read_dateline(text, 0, len(text), 0)
    assert found is not None
    assert text[found.start : found.end] == line
    assert (text[slice(*found.date)] if found.date else "") == date


def test_a_dateline_in_bold_or_before_a_colon():
    assert read_dateline("Karachi — The bowler is hurt.", 0, 29, 7) is not None
    assert read_dateline("AMMAN: For weeks nothing happened.", 0, 34, 0) is None
    assert read_dateline("AMMAN: For weeks nothing happened.", 0, 34, 0, colon=True) is not None


@pytest.mark.parametrize(
    "text",
    [
        "US — the country", "UPDATE - Jets bombed", "NATO – The alliance",
        "The Houthis (Ansar Allah) - A group", "Hezbollah (Lebanon) – the",
        "TWO cargoes, two crews - and no word", "A SEA ON FIRE — By us", "HMS DIAMOND (D34) Type 45",
        "Tehran — which denies it",
        "Jets bombed a depot (see map) – Nobody came", "BREAKING — Jets", "Mosul - once a city of two millions",
    ],
)  # fmt: skip
def test_no_dateline(text):
    assert read_dateline(text, 0, len(text), 0, colon=True) is None


@pytest.mark.parametrize(
    "words",
    [
        "Mosul",
        "al-Noor neighbourhood, Kirkuk",
        "North of Tikrit",
        "Kobani, south of",
        "Yemen and the Red Sea",
        "Deir ez-Zor",
        "الطبقة",
    ],
)
def test_words_built_like_a_place(words):
    assert names_place(words)


@pytest.mark.parametrize(
    "words", ["He said", "note", "Note", "Why it matters", "What happened", "3 killed", "a raid", "", "Al Asad again"]
)
def test_words_that_are_not(words):
    assert not names_place(words)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Ramadi: seven strikes", "Ramadi"),
        ("Idlib province: Missiles", "Idlib province"),
        ("Note: jets", None),
        ("Mosul:jets", None),
    ],
)
def test_a_place_before_a_colon(text, place):
    found = read_lead_place(text, 0, len(text), 0)
    assert (text[found[0] : found[1]] if found else None) == place
