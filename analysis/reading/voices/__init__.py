"""Voices: who is named in a story, and who of them speaks in a sentence.

In      tokens
Out     Authority, Saying
Units   positions are token numbers
Missing no Saying where a text speaks in its own voice
Next    story
"""
