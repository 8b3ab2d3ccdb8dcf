import io

import numpy as np
from PIL import Image

from geostrike.export.kml import icon_files
from geostrike.export.kml.icons import icon_name
from geostrike.layers.style import ATTACK, PALETTE, STRIKE


def pixels(name):
    return np.asarray(Image.open(io.BytesIO(icon_files()[f"icons/{name}.png"])))


def rgb(colour):
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]


def test_every_kind_has_a_picture():
    names = {
        icon_name(kind, coarse=coarse, disputed=disputed)
        for kind in ("strike", "attack")
        for coarse in (False, True)
        for disputed in (False, True)
    }
    assert {f"icons/{name}.png" for name in names} == set(icon_files())
    assert len(set(icon_files().values())) == 8
    assert all(pixels(name).shape == (64, 64, 4) for name in names)


def test_a_strike_is_full_and_an_attack_is_a_ring():
    assert pixels("strike")[32, 32].tolist() == [*rgb(STRIKE), 255]
    assert pixels("attack")[32, 32].tolist() == [*rgb(PALETTE["paper"]), 255]
    assert pixels("attack")[32, 46].tolist() == [*rgb(ATTACK), 255]


def test_an_area_is_lighter_and_dashed():
    full, dashed = pixels("attack"), pixels("attack-area")
    assert dashed[32, 32, 0] > rgb(ATTACK)[0] + 80
    count = [int((picture[..., :3] == rgb(ATTACK)).all(axis=2).sum()) for picture in (full, dashed)]
    assert 0 < count[1] < count[0] / 2


def test_a_disputed_event_has_a_circle_around_it():
    assert pixels("strike")[32, 3, 3] == 0
    assert pixels("strike-disputed")[32, 3].tolist() == [*rgb(PALETTE["ink"]), 255]


def test_edges_are_smooth_and_corners_clear():
    for name in icon_files():
        opacity = np.asarray(Image.open(io.BytesIO(icon_files()[name])))[..., 3]
        assert opacity[0, 0] == 0
        assert ((opacity > 0) & (opacity < 255)).any()


def test_an_unknown_kind_has_a_sign():
    assert icon_name("siege", coarse=False, disputed=False) == "attack"
