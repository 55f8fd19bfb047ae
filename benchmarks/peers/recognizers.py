"""Recognizers-Text: seconds that its English numbers, ordinals, dimensions and dates take for texts.

In      a JSON list of texts on standard input
Out     CPU seconds on standard output, loading and a first text left out
Units   seconds
Missing ends with an error where the library is not installed
Next    benchmarks.reading runs it, in an environment of its own
"""

import json
import sys
import time

from recognizers_suite import (
    Culture,
    recognize_datetime,
    recognize_dimension,
    recognize_number,
    recognize_ordinal,
)


def recognize(text):
    for find in (recognize_number, recognize_ordinal, recognize_dimension, recognize_datetime):
        find(text, Culture.English)


texts = json.load(sys.stdin)
recognize(texts[0])
start = time.process_time()
for text in texts:
    recognize(text)
print(time.process_time() - start)
