from geostrike.reading.lexicon import lexicon


def test_generic_actors_are_kinds_of_groups():
    generic = lexicon().generic_actors
    assert generic == {"Iran-backed militias", "militia"}
    assert all(actor.kind == "group" for actor in lexicon().actors if actor.name in generic)


def test_names_stand_before_kinds_and_closer_kinds_before_wider_ones():
    groups = [actor for actor in lexicon().actors if actor.kind == "group"]
    flags = [actor.generic for actor in groups]
    assert flags == sorted(flags)
    assert groups[-1].name == "militia"


def test_each_actor_has_one_name():
    names = [actor.name for actor in lexicon().actors]
    assert len(set(names)) == len(names)


def test_every_reason_is_said_in_words():
    words = lexicon()
    reasons = [each.reason for each in (*words.denials, *words.others, *words.no_events)]
    assert reasons
    assert all(reason and reason == reason.strip() for reason in reasons)
