"""Reference: a chronology made by others, to hold ours against.

In      data/reference.csv, or a file of the same or of the CNS database's form; the events of a run
Out     comparison, a row a launch of either: found, missed, extra, and how far they lie apart
Units   km, missiles, days
Missing without the file there is nothing to compare
Next    notebook 03, the brief and `launchbook reference` show it

    sheets          a CSV file or a workbook -> its lines
    launches        its lines -> launches, several missiles of one salvo put together
    comparing       launches, events -> comparison
"""

from analysis.reference.comparing import compare_reference
from analysis.reference.launches import RefLaunch, read_reference
from analysis.reference.sheets import BadReference

__all__ = ["RefLaunch", "BadReference", "compare_reference", "read_reference"]
