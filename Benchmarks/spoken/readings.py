"""What the letters of a row are read as beside what the row says, so that an answer may have several sound forms.

It is learnt from a lexicon. Of every word the rows that read it are laid beside its pronunciation: what stands beside a row is one
of its readings, counted with the letters around it. A word is never read by what its own folds taught.
"""

from collections import Counter, defaultdict

from data import fold
from rules import ENGLISH, FRENCH, Rules, code, rows, weakened
from sounds import family

LEAST_SHARE = 0.02
LEAST_WORDS = 15  # a reading is believed once so many words show the letters in these surroundings
FARTHEST = 3  # a pronunciation further from the rules than this teaches nothing: a foreign word, or an abbreviation
TEACHERS = {"en": ["cmudict"], "fr": ["lexique", "wikipron"]}
VOWELS = {"en": "AEIOU", "fr": "AEIOUWXQYH"}
ENGLISH_SOUNDS = {"AA": "O", "AE": "A", "AH": "U", "AO": "O", "EH": "E", "ER": "UR", "IH": "I", "IH0": "U", "UH": "U",
                  "UW": "U", "Ŋ": "NG", "z": "S"}
BEFORE_R = {"AA": "A", "AE": "E", "IY": "I"}
FRENCH_SOUNDS = {"a": "A", "e": "E", "i": "I", "o": "O", "u": "W", "y": "U", "9": "X", "5": "Y", "@": "Q", "§": "H",
                 "Y": "I", "Ñ": "NI", "Ŋ": "NG", "H": ""}


def as_code(language, spoken):
    """A pronunciation in the signs of the sound forms."""
    signs = []
    for place, sound in enumerate(spoken):
        following = spoken[place + 1] if place + 1 < len(spoken) else ""
        if language == "fr":
            signs.append("U" if sound == "Y" and following == "i" else FRENCH_SOUNDS.get(sound, sound))
        elif sound == "Ŋ" and following in ("K", "G"):
            signs.append("N")
        elif sound != "Y" or following not in ("UW", "UH"):
            plain = ENGLISH_SOUNDS.get(sound, sound)
            signs.append(BEFORE_R.get(sound, plain) if following == "R" else plain)
    return code("".join(signs))


def beside(written, spoken, vowels):
    """[sounds heard beside each sign of `written`]; None if the two are too far apart. A French schwa may be E or X."""
    def cost(a, b):
        return 0 if a == b or a + b == "EX" else 1 if (a in vowels) == (b in vowels) else 2.2

    height, width = len(written) + 1, len(spoken) + 1
    far = [[i + j for j in range(width)] for i in range(height)]
    for i in range(1, height):
        for j in range(1, width):
            far[i][j] = min(far[i - 1][j - 1] + cost(written[i - 1], spoken[j - 1]), far[i - 1][j] + 1, far[i][j - 1] + 1)
    if far[-1][-1] > FARTHEST:
        return None
    heard, i, j = [""] * height, height - 1, width - 1
    while i or j:
        if i and j and far[i][j] == far[i - 1][j - 1] + cost(written[i - 1], spoken[j - 1]):
            i, j = i - 1, j - 1
            heard[i] = (written[i] if written[i] + spoken[j] == "EX" else spoken[j]) + heard[i]
        elif i and far[i][j] == far[i - 1][j] + 1:
            i -= 1
        else:
            j -= 1
            heard[i - 1] = spoken[j] + heard[i - 1]
    return heard


def surroundings(word, place, row):
    """From the most exact to the most general."""
    end = place + len(row.letters)
    before, after = word[place - 1:place] or "#", (word + "##")[end:end + 2]
    around = [(before, after), ("", after), (before, after[:1]), ("", after[:1]), ("", "")]
    return [(row.text, *letters) for letters in around]


class Readings:
    def __init__(self, data):
        self.language = data.language
        english = self.language == "en"
        later = "EnglishLaterSounds" if english else "FrenchLaterSounds"
        self.rules = Rules(list(rows(*(ENGLISH if english else FRENCH))), list(rows(later)), VOWELS[self.language])
        self.counts, self.by_fold, self.folds = defaultdict(Counter), defaultdict(Counter), defaultdict(set)
        for word, all_spoken in data.pronunciations().items():
            letters = data.letters(word)
            if letters is None:
                continue
            steps = self.rules.steps(letters)
            for source, spoken in all_spoken:
                if source in TEACHERS[self.language]:
                    self.folds[letters].add(fold(family(spoken)))
                    self._learn(letters, steps, spoken)

    def _learn(self, word, steps, spoken):
        written = "".join(row.sounds for _, row, _ in steps)
        heard = beside(written, as_code(self.language, spoken), VOWELS[self.language])
        if heard is None:
            return
        number, at = fold(family(spoken)), 0
        for place, row, _ in steps:
            reading = "".join(heard[at:at + len(row.sounds)])
            at += len(row.sounds)
            for around in surroundings(word, place, row):
                self.counts[around][reading] += 1
                self.by_fold[number, around][reading] += 1

    def of(self, word, place, row, folds):
        """reading → share, in the most exact surroundings that enough words of other folds than `folds` show."""
        for around in surroundings(word, place, row):
            found = Counter(self.counts.get(around))
            for number in folds:
                found -= self.by_fold.get((number, around), Counter())
            total = sum(found.values())
            if total >= LEAST_WORDS:
                return {reading: n / total for reading, n in found.items()}
        return {}

    def form(self, steps, instead=None):
        """The sound form of the steps, one of them read otherwise: (index, reading)."""
        sounds = [row.sounds for _, row, _ in steps]
        if instead:
            sounds[instead[0]] = instead[1]
        written = code("".join(sounds))
        return weakened(written) if self.language == "en" else written

    def forms(self, word, sound, number):
        """[(form, share)]: `sound`, as the rules say, then what it is if one row is read otherwise, the likeliest first.

        Neither the fold `number` of the pair teaches the word nor those of its own pronunciations; all do if it is None."""
        folds = set() if number is None else self.folds[word] | {number}
        steps = self.rules.steps(word)
        if self.form(steps) != sound:
            return [(sound, 1)]
        others = {}
        for index, (place, row, _) in enumerate(steps):
            for reading, share in self.of(word, place, row, folds).items():
                if share >= LEAST_SHARE and reading != row.sounds:
                    other = self.form(steps, (index, reading))
                    if len(other) > 2 and other != sound:
                        others[other] = max(share, others.get(other, 0))
        return [(sound, 1)] + sorted(others.items(), key=lambda o: -o[1])
