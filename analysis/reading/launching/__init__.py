"""Launching: which words tell of a launch, whose, when, and which of them tell of the same one.

In      a Story
Out     Launch, with the passages that tell it; Refusal
Units   positions are token numbers; days are local to the launch site
Missing days None where text and publication day cannot fix them
Next    claiming
"""
