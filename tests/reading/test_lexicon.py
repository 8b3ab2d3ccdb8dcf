from geostrike.reading.deeds.lexicon import lexicon


def test_generic_actors_are_kinds_of_groups():
    generic = lexicon().generic_actors
    assert generic == {"Iran-backed militias", "militia", "state forces"}
    assert all(actor.kind == "group" for actor in lexicon().actors if actor.name in generic)


def test_names_stand_before_kinds_and_closer_kinds_before_wider_ones():
    groups = [actor for actor in lexicon().actors if actor.kind == "group"]
    flags = [actor.generic for actor in groups]
    assert flags == sorted(flags)
    assert groups[-1].name == "militia"


def test_an_actor_is_of_one_kind():
    kinds = {}
    for actor in lexicon().actors:
        assert kinds.setdefault(actor.name, actor.kind) == actor.kind


def test_each_name_opens_with_a_word_by_which_it_is_looked_up():
    assert all(actor.opens and all(word == word.lower() for word in actor.opens) for actor in lexicon().actors)
