"""Words: a text as tagged words, and the phrases among them: days and clocks, numbers and measures, weapons, places.

In      a text; the lexicon
Out     Tokens, and what their tags spell: moments, quantities, weapons, places
Units   positions are token numbers, start and end characters of the text
Missing a word no vocabulary knows keeps a plain tag
Next    voices and story
"""
