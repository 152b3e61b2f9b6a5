"""Pronunciations of the lexicons as rows of sounds, and the family a pronunciation belongs to."""

import re

# CMUdict's ARPAbet: a consonant as one letter; a vowel keeps its name without the stress.
ARPABET = {"CH": "X", "SH": "C", "TH": "Q", "DH": "D", "ZH": "J", "JH": "J", "NG": "Ŋ", "HH": "H", "Z": "z"}
VOWELS = {"AA", "AE", "AH", "AO", "AW", "AY", "EH", "ER", "EY", "IH", "IY", "OW", "OY", "UH", "UW"}

# Letters of the IPA and of Lexique as one alphabet; what is left out is itself.
IPA = {"ʃ": "C", "ʒ": "J", "θ": "Q", "ð": "D", "ŋ": "Ŋ", "ɲ": "Ñ", "ɹ": "R", "ʁ": "R", "r": "R", "ɾ": "R", "ɡ": "G", "h": "H",
       "j": "Y", "w": "W", "ɥ": "Y", "ɫ": "L", "ʍ": "W"}
LEXIQUE = {"S": "C", "Z": "J", "N": "Ñ", "G": "Ŋ", "R": "R", "r": "R", "j": "Y", "w": "W", "8": "Y"}
# French sounds that nobody is asked to tell apart: open and closed vowels, the two nasals of brin and brun.
FRENCH_MERGED = {"E": "e", "O": "o", "2": "9", "1": "5", "ɛ": "e", "ɔ": "o", "ø": "9", "œ": "9", "ə": "9", "°": "9", "a": "a", "ɑ": "a"}


def cmudict(text):
    """The sounds of an ARPAbet line, without stress."""
    sounds = []
    for name in text.split():
        stress = name[-1:] if name[-1:].isdigit() else ""
        name = name.rstrip("012")
        if name == "AH" and stress == "0":
            name = "IH0"  # the weak vowel, which CMUdict writes AH0 or IH0 as it comes
        if name == "IH" and stress == "0":
            name = "IH0"
        sounds.append(name if name in VOWELS or name == "IH0" else ARPABET.get(name, name))
    return tuple(sounds)


def ipa(text, french=False):
    text = text.replace("œ̃", "5").replace("ɛ̃", "5").replace("ɑ̃", "@").replace("ɔ̃", "§").replace("t͡ʃ", "X").replace("d͡ʒ", "J")
    text = re.sub("[ː͡ˈˌ.‿̯̩̃]", "", text)
    sounds = [IPA.get(s, s.upper() if s in "bcdfgklmnpstv" else s) for s in text]
    return tuple(FRENCH_MERGED.get(s, s) for s in sounds) if french else tuple(sounds)


def lexique(text):
    sounds = [LEXIQUE.get(s, s.upper() if s in "bdfgklmnpstv" else s) for s in text]
    return tuple(FRENCH_MERGED.get(s, s) for s in sounds if s not in "-0x")


def sounds(language, text, source):
    if source == "cmudict":
        return cmudict(text)
    if source == "lexique":
        return lexique(text)
    return ipa(text, french=language == "fr")


def family(sounds):
    """The consonants, coarsely: z as s, no r, h, w, y (which accents drop), each once where it comes twice in a row.

    Words that sound alike are of one family whatever their vowels, so no rule that is looked up in one fold knows
    the words of another."""
    return skeleton({"z": "S", "Z": "S", "Ŋ": "N", "Ñ": "N"}.get(s, s) for s in sounds)


def family_of_code(code):
    """The same of a sound form of version 1, for an answer that no lexicon has."""
    return skeleton(s for s in code.upper().replace("NG", "N").replace("Z", "S") if s in "BCDFGJKLMNPQSTVX")


def skeleton(sounds):
    kept = ""
    for sound in sounds:
        if len(sound) == 1 and sound in "BCDFGJKLMNPQSTVX" and kept[-1:] != sound:
            kept += sound
    return kept
