"""Takes the pictures of the help: one size, one frame, the same words each time; kept only when they look different."""
import io
import re

from PIL import Image, ImageChops
from playwright.sync_api import expect

from help_site import HELP

VIEW, SCALE = (760, 700), 1.5
WIDTH, HEIGHT = 744, 422
# What changes from run to run is written over: dates, times, codes, and the words of a call.
STEADY = """() => {
    const en = 'January|February|March|April|May|June|July|August|September|October|November|December';
    const fr = 'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre';
    const isFrench = document.documentElement.lang === 'fr';
    const rules = [
        [new RegExp(`\\\\d{1,2}\\\\s(${en}|${fr})\\\\s\\\\d{4}(\\\\s(at|à))\\\\s\\\\d{1,2}:\\\\d{2}`, 'g'),
            isFrench ? '14 mars 2027 à 10:30' : '14 March 2027 at 10:30'],
        [/\\b\\d{1,2}:\\d{2}\\b/g, '10:30'],
        [/\\b\\d{3}\\u00a0\\d{3}\\b/g, '482\\u00a0917'],
        [/robin\\d+@/g, 'robin@'],
    ];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        for (const [pattern, word] of rules) walker.currentNode.data = walker.currentNode.data.replace(pattern, word);
    }
    const words = isFrench ? ['lanterne · cascade', 'lantern · waterfall'] : ['lantern · waterfall', 'lanterne · cascade'];
    for (const one of document.querySelectorAll('.call .words, .sign strong')) one.textContent = words[0];
    for (const one of document.querySelectorAll('.sign span span')) one.textContent = words[1];
    document.activeElement?.blur();
}"""
FRAME = """box => {
    const frame = document.createElement('div');
    frame.id = 'help-frame';
    const style = frame.style;
    style.position = 'absolute';
    style.pointerEvents = 'none';
    style.left = box.x - 8 + 'px'; style.top = box.y + scrollY - 8 + 'px';
    style.width = box.width + 16 + 'px'; style.height = box.height + 16 + 'px';
    style.border = '3px solid #c2410c'; style.borderRadius = '10px'; style.zIndex = 9;
    document.body.append(frame);
}"""


class Camera:
    """Takes pictures of a page; writes them where they look different and pictures are wanted."""

    def __init__(self, page, writes):
        self.page, self.writes = page, writes
        self.different = []

    def __call__(self, act):
        page, place = self.page, re.sub(r"^.*?assets/", "assets/", act["path"])
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        target = framed(page, act["frame"])
        page.evaluate(STEADY)
        target.scroll_into_view_if_needed()
        box = target.bounding_box()
        page.evaluate(FRAME, box)
        taken = Image.open(io.BytesIO(page.screenshot(full_page=True, clip=self._clip(page, box), animations="disabled")))
        page.evaluate("document.getElementById('help-frame').remove()")
        taken = taken.convert("RGB").quantize(64, dither=Image.Dither.NONE)
        path = HELP / place
        if path.exists() and alike(Image.open(path), taken):
            return
        self.different.append(place)
        if self.writes:
            path.parent.mkdir(parents=True, exist_ok=True)
            taken.save(path, optimize=True)

    @staticmethod
    def _clip(page, box):
        """As much of the page around the frame as fits; of something tall, its beginning."""
        height = page.evaluate("document.documentElement.scrollHeight")
        top = box["y"] + page.evaluate("scrollY")
        start = top - 20 if box["height"] > HEIGHT - 60 else top + box["height"] / 2 - HEIGHT / 2
        return {"x": (VIEW[0] - WIDTH) / 2, "y": max(0, min(start, max(0, height - HEIGHT))),
                "width": WIDTH, "height": HEIGHT}


def framed(page, words):
    """A card by its heading, a field by its label, or what can be pressed."""
    card = page.locator("section, div.banner").filter(has=page.get_by_role("heading", name=words, exact=True))
    label = page.locator(".field").filter(has=page.get_by_text(words, exact=True))
    press = page.locator("a, button").filter(has_text=re.compile(f"^\\s*{re.escape(words)}\\s*$"))
    try:
        # What a page announces stands there a moment after the rest.
        expect(press.or_(label).or_(card).filter(visible=True).first).to_be_visible(timeout=2_000)
    except AssertionError:
        raise AssertionError(f"nothing to frame is called “{words}”") from None
    return next(found.filter(visible=True).last for found in (press, label, card) if found.filter(visible=True).count())


def alike(old, new):
    """Whether nobody would see a difference: in a quarter of the size, few points differ by much."""
    if old.size != new.size:
        return False
    small = [picture.convert("L").resize((old.width // 4, old.height // 4), Image.Resampling.BOX) for picture in (old, new)]
    histogram = ImageChops.difference(*small).histogram()
    return sum(histogram[24:]) <= 0.004 * small[0].width * small[0].height
