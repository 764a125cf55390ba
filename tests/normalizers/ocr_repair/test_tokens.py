from normalizers.ocr_repair.tokens import count_words, divide_like, joined, words_of

TEXT = "Die Ver-\nwaltung und der Stra&enbau-\nund Umweltausschuss"


def test_a_word_parted_at_a_line_end_is_one_word_with_two_slices() -> None:
    words = [joined(TEXT, spans) for spans in words_of(TEXT)]
    assert words == ["Die", "Verwaltung", "und", "der", "Stra&enbau", "und", "Umweltausschuss"]
    assert [len(spans) for spans in words_of(TEXT)] == [1, 2, 1, 1, 1, 1, 1]


def test_settled_words_are_left_out_unless_they_are_parted() -> None:
    words = [joined(TEXT, spans) for spans in words_of(TEXT, {"Die", "Ver", "und", "der"})]
    assert words == ["Verwaltung", "Stra&enbau", "Umweltausschuss"]


def test_parted_words_are_counted_whole() -> None:
    counts = count_words(TEXT)
    assert counts["Verwaltung"] == 1 and counts["und"] == 2 and "Ver" not in counts


def test_a_word_is_divided_where_the_damaged_one_was() -> None:
    assert divide_like("Schliisselthema", "Schlüsselthema", [(0, 7), (9, 17)]) == ["Schlüs", "selthema"]
    assert divide_like("Biirger", "Bürger", [(0, 7)]) == ["Bürger"]
    assert divide_like("Umweltfliiche", "Umweltfläche", [(0, 6), (8, 15)]) == ["Umwelt", "fläche"]
