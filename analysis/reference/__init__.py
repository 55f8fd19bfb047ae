"""Reference: a chronology made by others, to hold ours against.

In      data/reference.csv, or a file of the same or of the CNS database's form; the events of a run
Out     comparison, a row a launch of either: found, missed, extra, and how far they lie apart
Units   km, missiles, days
Missing without the file there is nothing to compare
Next    notebook 03, the brief and `launchbook reference` show it

    launches        the file -> launches, several missiles of one salvo put together
    comparing       launches, events -> comparison
"""

from analysis.reference.comparing import compare_reference
from analysis.reference.launches import BadReference, RefLaunch, read_reference

__all__ = ["RefLaunch", "BadReference", "compare_reference", "read_reference"]
