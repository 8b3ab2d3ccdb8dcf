from geostrike.lines import one_line, quoted


def test_what_moves_a_cursor_becomes_a_blank():
    assert one_line("a\nb\x1b[2Jc\u2028d\x07") == "a b [2Jc d "
    assert one_line("دير الزور – “Mosul”") == "دير الزور – “Mosul”"


def test_a_quotation_is_cut_with_a_mark():
    assert quoted("a\n  long\tstory", 30) == "“a long story”"
    assert quoted("abcdef", 6) == "“abcdef”"
    assert quoted("abcdefg", 6) == "“abcde…”"
    assert quoted("", 6) == "“”"
