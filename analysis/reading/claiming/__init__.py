"""Claiming: the values that the passages of a launch state, each with its words and who states it.

In      a Story and its launches
Out     rows of claims, context and refusals
Units   as in columns
Missing a value that no words state gives no row
Next    reading gathers the rows into frames
"""
