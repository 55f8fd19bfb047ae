"""Launchers: who launches in a story where a sentence does not say.

In      a Story
Out     the entry of data/lexicon/actors.toml
Units   none
Missing None where no launch and no weapon's name tells
Next    launches
"""

from collections import Counter

from analysis.lexicon import Entry
from analysis.reading.launching.triggers import find_triggers
from analysis.reading.launching.vetoes import is_space_launch
from analysis.reading.story import Story


def default_launcher(story: Story) -> Entry | None:
    """Who launches in this story where a sentence does not say: named with a launch, or by a weapon."""
    lines = [line for line in story.lines if line.part in ("body", "title")]
    triggers = [
        trigger for line in lines for trigger in find_triggers(story, line, None) if not is_space_launch(trigger)
    ]
    actors = story.lexicon["actor"]
    named = [w.name.get("actor") for line in lines for w in line.weapons if w.name and w.name.get("actor") in actors]
    for found in ([t.actor for t in triggers if t.actor], [actors[name] for name in named]):
        ranked = Counter(found).most_common(2)
        if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
            return ranked[0][0]
    return None
