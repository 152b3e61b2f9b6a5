"""Pictures of every page, for people to look at: `pytest --shots DIR`."""
import pathlib
import re

import pytest

from conftest import SMALL, WIDE
from tour import Tour


@pytest.mark.every_storefront
@pytest.mark.parametrize("door", ["portal", "care"])
def test_pictures_of_every_page(request, demo, brand, language, new_page, door):
    if door == "care" and brand.id != "northline":
        pytest.skip("the care desk is the same for every brand")
    folder = pathlib.Path(request.config.getoption("--shots"))
    folder.mkdir(parents=True, exist_ok=True)
    for place, (name, page) in enumerate(Tour(demo, brand, language, new_page).pages(door)):
        label = re.sub(r"\W+", "-", name)
        start = f"{door}-{brand.id}-{language}-{place:02}-{label}"
        for suffix, size, scheme in (
                ("1280", WIDE, "light"), ("360", SMALL, "light"), ("dark", WIDE, "dark"), ("dark-360", SMALL, "dark")):
            page.set_viewport_size({"width": size[0], "height": size[1]})
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            page.screenshot(path=folder / f"{start}-{suffix}.png", full_page=True)
        page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
        page.emulate_media(color_scheme="light")
